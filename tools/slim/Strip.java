import java.lang.classfile.Attribute;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.TreeSet;

/// One class without what nobody reads.
final class Strip {

  private final ClassFile files;
  private final Reach reach;
  private final ClassModel model;
  private final boolean shown;

  Strip(ClassFile files, Reach reach, ClassModel model) {
    this.files = files;
    this.reach = reach;
    this.model = model;
    this.shown = reach.shows(model.thisClass().asInternalName());
  }

  byte[] bytes() {
    return sorted(files.transformClass(model, ClassTransform.ofStateful(() -> this::accept)));
  }

  /// The same with the texts of its constant pool in their order, which compresses better.
  private byte[] sorted(byte[] bytes) {
    var parsed = files.parse(bytes);
    return files.build(
        parsed.thisClass(),
        ConstantPoolBuilder.of(),
        builder -> {
          fill(builder.constantPool(), parsed);
          builder.transform(parsed, ClassTransform.ACCEPT_ALL);
        });
  }

  private static void fill(ConstantPoolBuilder pool, ClassModel parsed) {
    var texts = new TreeSet<String>();
    parsed
        .constantPool()
        .forEach(it ->
            texts.addAll(it instanceof Utf8Entry text ? List.of(text.stringValue()) : List.of()));
    texts.forEach(pool::utf8Entry);
    for (var each : parsed.constantPool()) {
      if (each instanceof ClassEntry it) {
        pool.classEntry(pool.utf8Entry(it.name().stringValue()));
      }
    }
    for (var each : parsed.constantPool()) {
      if (each instanceof NameAndTypeEntry it) {
        pool.nameAndTypeEntry(
            pool.utf8Entry(it.name().stringValue()), pool.utf8Entry(it.type().stringValue()));
      }
    }
  }

  private void accept(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case MethodModel method -> {
        if (reach.calls(method)) {
          method(builder, method);
        }
      }
      case FieldModel field -> {
        var seen = shown && Reach.seen(field.flags().flagsMask());
        builder.transformField(
            field,
            (to, part) -> {
              if (!(part instanceof Attribute<?> it) || kept(it, seen)) {
                to.with(part);
              }
            });
      }
      case InnerClassesAttribute inner -> inner(builder, inner);
      case NestMembersAttribute nest ->
          builder.with(
              NestMembersAttribute.of(nest.nestMembers().stream().filter(this::has).toList()));
      case PermittedSubclassesAttribute permitted -> {
        if (shown) {
          builder.with(permitted);
        }
      }
      case RecordAttribute record ->
          builder.with(RecordAttribute.of(record.components().stream().map(this::bare).toList()));
      case Attribute<?> attribute when !kept(attribute, shown) -> {}
      default -> builder.with(element);
    }
  }

  private void method(ClassBuilder builder, MethodModel method) {
    var seen = shown && Reach.seen(method.flags().flagsMask());
    var own = model.thisClass().asInternalName().endsWith("/Link");
    builder.transformMethod(
        method,
        (to, part) -> {
          switch (part) {
            case java.lang.classfile.CodeModel code ->
                to.transformCode(code, own ? CodeTransform.ACCEPT_ALL : Lines.kept());
            case Attribute<?> it when !kept(it, seen) -> {}
            default -> to.with(part);
          }
        });
  }

  private RecordComponentInfo bare(RecordComponentInfo component) {
    var attributes = component.attributes().stream().filter(it -> kept(it, shown)).toList();
    return RecordComponentInfo.of(component.name(), component.descriptor(), attributes);
  }

  private void inner(ClassBuilder builder, InnerClassesAttribute inner) {
    var kept = inner.classes().stream().filter(this::kept).toList();
    if (!kept.isEmpty()) {
      builder.with(InnerClassesAttribute.of(kept));
    }
  }

  /// Where a class stands in another is told by both of them or by none: the JDK refuses to name
  /// one about which they disagree.
  private boolean kept(InnerClassInfo info) {
    return reach.shows(info.innerClass().asInternalName());
  }

  private boolean has(ClassEntry entry) {
    return reach.has(entry.asInternalName());
  }

  /// @param seen whether users of the library see what `attribute` is about
  private static boolean kept(Attribute<?> attribute, boolean seen) {
    return switch (attribute) {
      case RuntimeVisibleAnnotationsAttribute it ->
          it.annotations().stream()
              .noneMatch(each -> each.className().stringValue().startsWith("Lorg/jspecify/"));
      case RuntimeInvisibleAnnotationsAttribute _ -> false;
      case RuntimeVisibleTypeAnnotationsAttribute _ -> false;
      case RuntimeInvisibleTypeAnnotationsAttribute _ -> false;
      case MethodParametersAttribute _ -> seen;
      case SignatureAttribute _ -> seen;
      case ExceptionsAttribute _ -> seen;
      default -> true; // the rest is read by the virtual machine
    };
  }
}
