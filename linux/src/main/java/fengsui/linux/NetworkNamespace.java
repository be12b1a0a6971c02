package fengsui.linux;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Moves threads into network namespaces. A namespace belongs to a platform thread: sockets and TUN
/// devices that it opens afterwards live there, whoever uses them later.
public final class NetworkNamespace {

  private static final int CLONE_NEWNET = 0x40000000;
  private static final String REMEDY =
      "name an existing network namespace and run with CAP_SYS_ADMIN over it"
          + " (as root, or inside unshare -Ur)";

  private NetworkNamespace() {}

  /// Where the namespace of a process is found.
  public static Path ofProcess(long pid) {
    return Path.of("/proc/" + pid + "/ns/net");
  }

  /// Where a namespace made with `ip netns add` is found.
  public static Path named(String name) {
    return Path.of("/run/netns/" + name);
  }

  /// Moves the current platform thread, for the rest of its life, into the namespace at `path`.
  ///
  /// @throws SystemCallException if it is not there or not ours to enter
  public static void enter(Path path) throws SystemCallException {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalArgumentException("only a platform thread has a network namespace");
    }
    var scratch = Scratch.borrow();
    try {
      enter(scratch, path);
    } finally {
      scratch.giveBack();
    }
  }

  /// Moves the current platform thread into the namespace of a process.
  ///
  /// @throws SystemCallException if there is no such process or it is not ours to enter
  public static void enterProcess(long pid) throws SystemCallException {
    enter(ofProcess(pid));
  }

  /// Runs `work` on a thread of its own inside the namespace at `path` and returns its result.
  ///
  /// @throws ExecutionException with what `work`, or entering the namespace, threw
  public static <T> T call(Path path, Callable<T> work)
      throws InterruptedException, ExecutionException {
    var task =
        new FutureTask<>(() -> {
          enter(path);
          return work.call();
        });
    Thread.ofPlatform().daemon().name("in " + path).start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      throw e;
    }
  }

  private static void enter(Scratch scratch, Path path) throws SystemCallException {
    var place = "entering network namespace " + path;
    int flags = LibcFiles.O_RDONLY | LibcFiles.O_CLOEXEC;
    int fd;
    try (var arena = Arena.ofConfined()) {
      fd = LibcFiles.open(scratch, arena.allocateFrom(path.toString()), flags);
    }
    SystemCallException.check(fd, place, REMEDY);
    int result = LibcFiles.setns(scratch, fd, CLONE_NEWNET);
    Libc.close(scratch, fd);
    SystemCallException.check(result, place, REMEDY);
  }
}
