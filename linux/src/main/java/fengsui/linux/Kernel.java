package fengsui.linux;

/// Whether this machine is one whose system calls this room knows.
public final class Kernel {

  private Kernel() {}

  /// True on Linux on x86-64 or aarch64, when native access was granted to this code
  /// (`--enable-native-access=ALL-UNNAMED`).
  public static boolean supported() {
    var machine = System.getProperty("os.arch", "");
    return System.getProperty("os.name", "").equals("Linux")
        && (machine.equals("amd64") || machine.equals("aarch64"))
        && Kernel.class.getModule().isNativeAccessEnabled();
  }
}
