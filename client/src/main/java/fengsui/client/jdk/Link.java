package fengsui.client.jdk;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.TypeDescriptor;
import java.lang.runtime.ObjectMethods;
import java.util.Arrays;

/// What the JDK does when a record or a lambda is used for the first time, under a short name: in
/// the library's jar, which `tools/slim` makes, every class would else spell out the JDK's long
/// one. Nothing for programs to call.
public final class Link {

  private Link() {}

  /// The methods of a record, as [ObjectMethods] makes them.
  ///
  /// @throws Throwable as it does
  public static Object record(Object... given) throws Throwable {
    return ObjectMethods.bootstrap(
        (Lookup) given[0],
        (String) given[1],
        (TypeDescriptor) given[2],
        (Class<?>) given[3],
        (String) given[4],
        Arrays.copyOfRange(given, 5, given.length, MethodHandle[].class));
  }

  /// A lambda, as [LambdaMetafactory] makes it.
  ///
  /// @throws LambdaConversionException as it does
  public static Object lambda(Object... given) throws LambdaConversionException {
    return LambdaMetafactory.metafactory(
        (Lookup) given[0],
        (String) given[1],
        (MethodType) given[2],
        (MethodType) given[3],
        (MethodHandle) given[4],
        (MethodType) given[5]);
  }
}
