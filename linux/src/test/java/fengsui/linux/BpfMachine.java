package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/// The kernel's filter machine, as far as our programs use it, so that they can be run on any
/// packet. A load beyond the packet ends the program with 0, as in the kernel.
final class BpfMachine {

  private BpfMachine() {}

  /// Returns how many bytes of the packet the program takes.
  static int run(BpfProgram program, ByteBuffer packet) {
    try (var arena = Arena.ofConfined()) {
      var code = program.write(arena);
      int a = 0;
      int x = 0;
      for (int at = 0; ; at++) {
        long here = at * 8L;
        int k = code.get(JAVA_INT, here + 4);
        switch (Short.toUnsignedInt(code.get(JAVA_SHORT, here))) {
          case 0x20 -> a = k == BpfProgram.PROTOCOL ? protocol(packet) : packet.getInt(k);
          case 0x28 -> a = Short.toUnsignedInt(packet.getShort(k));
          case 0x30 -> a = Byte.toUnsignedInt(packet.get(k));
          case 0x40 -> a = packet.getInt(x + k);
          case 0x48 -> a = Short.toUnsignedInt(packet.getShort(x + k));
          case 0xb1 -> x = (packet.get(k) & 0xf) * 4;
          case 0x15 -> at += Byte.toUnsignedInt(code.get(JAVA_BYTE, here + (a == k ? 2 : 3)));
          case 0x05 -> at += k;
          case 0x06 -> {
            return k;
          }
          default -> throw new AssertionError("unknown instruction at " + at);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      return 0;
    }
  }

  private static int protocol(ByteBuffer packet) {
    return packet.get(0) >> 4 == 6 ? 0x86dd : 0x0800;
  }
}
