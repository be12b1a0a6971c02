package fengsui.linux;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Handles to functions of the C library that keep `errno` for their caller.
final class Downcall {

  private static final Linker LINKER = Linker.nativeLinker();

  private Downcall() {}

  /// A handle whose first parameter is the segment that receives `errno`.
  static MethodHandle to(String name, FunctionDescriptor shape) {
    return link(name, shape, Linker.Option.captureCallState("errno"));
  }

  /// The same for a function such as `ioctl` whose parameters from `fixed` on are variadic.
  static MethodHandle toVariadic(String name, FunctionDescriptor shape, int fixed) {
    return link(
        name,
        shape,
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(fixed));
  }

  @SuppressWarnings("restricted")
  static MethodHandle link(String name, FunctionDescriptor shape, Linker.Option... options) {
    MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
    return LINKER.downcallHandle(function, shape, options);
  }

  /// What a handle throws is a bug of ours: the C function itself never throws.
  static RuntimeException broken(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
