import java.lang.classfile.ClassModel;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// Methods of classes that are not in the jar, which call ours behind the back of our code.
final class Foreign {

  private Foreign() {}

  /// Whether a class or interface that `model` extends and that is not here has such a method, or
  /// cannot be looked at; enums have theirs called by the JDK.
  static boolean declares(Map<String, ClassModel> all, ClassModel model, String name, String type) {
    return Stream.concat(model.superclass().stream(), model.interfaces().stream())
        .map(each -> each.asInternalName())
        .anyMatch(each ->
            all.containsKey(each)
                ? declares(all, all.get(each), name, type)
                : declares(each, name, type));
  }

  private static boolean declares(String owner, String name, String type) {
    if (owner.equals("java/lang/Enum") && name.matches("values|valueOf")) {
      return true;
    }
    try {
      return above(Class.forName(owner.replace('/', '.')))
          .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
          .anyMatch(each ->
              each.getName().equals(name)
                  && MethodType.methodType(each.getReturnType(), each.getParameterTypes())
                      .descriptorString()
                      .equals(type));
    } catch (ClassNotFoundException optional) {
      return true;
    }
  }

  private static Stream<Class<?>> above(Class<?> type) {
    var parent = type.getSuperclass();
    return Stream.of(
            Stream.<Class<?>>of(type),
            parent == null ? Stream.<Class<?>>of() : above(parent),
            Arrays.stream(type.getInterfaces()).flatMap(Foreign::above))
        .flatMap(each -> each);
  }
}
