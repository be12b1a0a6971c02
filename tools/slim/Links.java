import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/// First uses of records and lambdas, led through the library's own class `Link`: each class would
/// else spell out a descriptor of 150 characters and more.
final class Links {

  private static final ClassDesc LINK = ClassDesc.of("fengsui.client.jdk.Link");
  private static final MethodTypeDesc ANY =
      MethodTypeDesc.ofDescriptor("([Ljava/lang/Object;)Ljava/lang/Object;");

  private Links() {}

  static void with(CodeBuilder builder, InvokeDynamicInstruction use) {
    var bootstrap = use.invokedynamic().bootstrap();
    var name =
        name(
            bootstrap.bootstrapMethod().reference().owner().asInternalName()
                + "."
                + bootstrap.bootstrapMethod().reference().name().stringValue());
    if (name.isEmpty()) {
      builder.with(use);
      return;
    }
    var given =
        bootstrap.arguments().stream().map(it -> it.constantValue()).toArray(ConstantDesc[]::new);
    var link = MethodHandleDesc.ofMethod(Kind.STATIC, LINK, name, ANY);
    builder.invokedynamic(
        DynamicCallSiteDesc.of(link, use.name().stringValue(), use.typeSymbol(), given));
  }

  private static String name(String bootstrap) {
    return switch (bootstrap) {
      case "java/lang/runtime/ObjectMethods.bootstrap" -> "record";
      case "java/lang/invoke/LambdaMetafactory.metafactory" -> "lambda";
      default -> ""; // stays as it is
    };
  }
}
