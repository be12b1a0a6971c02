import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which classes a library names, and which of them its signatures show.
///
/// A class that is named only as a member of its nest or as a permitted subclass is not: nobody can
/// have an instance of it.
final class Reach {

  private static final Pattern TYPE = Pattern.compile("L([^;<]+)[;<]");

  private final Map<String, ClassModel> all;
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> shown = new TreeSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  private Reach(Map<String, ClassModel> all) {
    this.all = all;
  }

  /// @param root the folder of the library's own classes
  static Reach of(Map<String, ClassModel> all, String root) {
    var reach = new Reach(all);
    var own = all.keySet().stream().filter(each -> each.startsWith(root)).toList();
    own.forEach(reach::name);
    while (!reach.waiting.isEmpty()) {
      reach.scan(all.get(reach.waiting.remove()));
    }
    own.forEach(reach::show);
    return reach;
  }

  Collection<String> classes() {
    return classes;
  }

  boolean has(String name) {
    return classes.contains(name) || !all.containsKey(name);
  }

  /// Whether programs that use the library can see the class.
  boolean shows(String name) {
    return shown.contains(name);
  }

  private void show(String name) {
    var model = all.get(name);
    if (model == null || !seen(model.flags().flagsMask()) || !shown.add(name)) {
      return;
    }
    for (var method : model.methods()) {
      if (seen(method.flags().flagsMask())) {
        types(method.methodType().stringValue()).forEach(this::show);
        method
            .findAttribute(Attributes.signature())
            .ifPresent(it -> types(it.signature().stringValue()).forEach(this::show));
      }
    }
  }

  static boolean seen(int flags) {
    return (flags & (AccessFlag.PUBLIC.mask() | AccessFlag.PROTECTED.mask())) != 0;
  }

  private static Collection<String> types(String descriptor) {
    return TYPE.matcher(descriptor).results().map(found -> found.group(1)).toList();
  }

  private void name(String name) {
    if (name.startsWith("[")) {
      types(name).forEach(this::name);
    } else if (all.containsKey(name) && classes.add(name)) {
      waiting.add(name);
    }
  }

  private void name(ClassEntry entry) {
    name(entry.asInternalName());
  }

  private void scan(ClassModel model) {
    model.superclass().ifPresent(this::name);
    model.interfaces().forEach(this::name);
    for (FieldModel field : model.fields()) {
      types(field.fieldType().stringValue()).forEach(this::name);
    }
    for (MethodModel method : model.methods()) {
      types(method.methodType().stringValue()).forEach(this::name);
      method
          .findAttribute(Attributes.exceptions())
          .ifPresent(it -> it.exceptions().forEach(this::name));
      method.code().ifPresent(this::scan);
    }
  }

  private void scan(CodeModel code) {
    for (var element : code) {
      switch (element) {
        case InvokeInstruction it -> member(it.method());
        case FieldInstruction it -> member(it.field());
        case NewObjectInstruction it -> name(it.className());
        case TypeCheckInstruction it -> name(it.type());
        case NewReferenceArrayInstruction it -> name(it.componentType());
        case NewMultiArrayInstruction it -> name(it.arrayType());
        case ExceptionCatch it -> it.catchType().ifPresent(this::name);
        case LoadConstantInstruction it -> constant(it.constantEntry());
        case InvokeDynamicInstruction it -> {
          types(it.type().stringValue()).forEach(this::name);
          it.invokedynamic().bootstrap().arguments().forEach(this::constant);
        }
        default -> {} // the rest names no class
      }
    }
  }

  private void member(MemberRefEntry member) {
    name(member.owner());
    types(member.type().stringValue()).forEach(this::name);
  }

  private void constant(LoadableConstantEntry constant) {
    switch (constant) {
      case ClassEntry it -> name(it);
      case MethodHandleEntry it -> member(it.reference());
      case MethodTypeEntry it -> types(it.descriptor().stringValue()).forEach(this::name);
      case ConstantDynamicEntry it -> {
        types(it.type().stringValue()).forEach(this::name);
        it.bootstrap().arguments().forEach(this::constant);
      }
      default -> {} // numbers and texts
    }
  }
}
