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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which classes a library names, which of their methods can be called, and which of them its
/// signatures show.
///
/// A class that is named only as a member of its nest or as a permitted subclass is not reached:
/// nobody can have an instance of it. A method is, if code that is reached names one like it in any
/// class, if users of the library see it, or if it stands for one of a class that is not here.
final class Reach {

  private static final Pattern TYPE = Pattern.compile("L([^;<]+)[;<]");

  private final Map<String, ClassModel> all;
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> shown = new TreeSet<>();
  private final Set<String> called = new HashSet<>();
  private final Set<MethodModel> methods = new HashSet<>();
  private final Deque<MethodModel> waiting = new ArrayDeque<>();

  private Reach(Map<String, ClassModel> all) {
    this.all = all;
  }

  /// @param roots how the names of the library's own classes begin
  static Reach of(Map<String, ClassModel> all, List<String> roots) {
    var reach = new Reach(all);
    var own =
        all.keySet().stream().filter(each -> roots.stream().anyMatch(each::startsWith)).toList();
    own.forEach(reach::show);
    own.forEach(reach::name);
    while (!reach.waiting.isEmpty()) {
      reach.scan(reach.waiting.remove());
    }
    return reach;
  }

  Collection<String> classes() {
    return classes;
  }

  boolean has(String name) {
    return classes.contains(name) || !all.containsKey(name);
  }

  /// Whether `method` can be called.
  boolean calls(MethodModel method) {
    return methods.contains(method);
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
      var model = all.get(name);
      model.superclass().ifPresent(this::name);
      model.interfaces().forEach(this::name);
      for (FieldModel field : model.fields()) {
        types(field.fieldType().stringValue()).forEach(this::name);
      }
      model.methods().forEach(each -> keep(model, each));
    }
  }

  private void keep(ClassModel model, MethodModel method) {
    if (wanted(model, method) && methods.add(method)) {
      waiting.add(method);
    }
  }

  private boolean wanted(ClassModel model, MethodModel method) {
    var name = method.methodName().stringValue();
    var type = method.methodType().stringValue();
    var owner = model.thisClass().asInternalName();
    return name.equals("<clinit>")
        || called.contains(key(owner, name, type))
        || (shows(owner) && seen(method.flags().flagsMask()))
        || Foreign.declares(all, model, name, type);
  }

  /// Constructors are called of one class only.
  private static String key(String owner, String name, String type) {
    return (name.equals("<init>") ? owner : "") + " " + name + type;
  }

  private void name(ClassEntry entry) {
    name(entry.asInternalName());
  }

  private void scan(MethodModel method) {
    types(method.methodType().stringValue()).forEach(this::name);
    method
        .findAttribute(Attributes.exceptions())
        .ifPresent(it -> it.exceptions().forEach(this::name));
    method.code().ifPresent(this::scan);
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
    var key =
        key(
            member.owner().asInternalName(),
            member.name().stringValue(),
            member.type().stringValue());
    if (called.add(key)) {
      for (var each : List.copyOf(classes)) {
        all.get(each).methods().forEach(method -> keep(all.get(each), method));
      }
    }
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
