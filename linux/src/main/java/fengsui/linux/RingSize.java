package fengsui.linux;

/// How much a [PacketRing] holds: so many packets of at most so many bytes (less 96 for the
/// kernel's notes on each).
///
/// @param frameBytes a power of two from 256 to 65,536
/// @param frames such that the whole is a multiple of 64 KiB
public record RingSize(int frames, int frameBytes) {

  static final int BLOCK = 64 * 1024;
  private static final int NOTES = 96;

  public RingSize {
    if (Integer.bitCount(frameBytes) != 1 || frameBytes < 256 || frameBytes > BLOCK) {
      throw new IllegalArgumentException(
          "a frame must be a power of two from 256 to 65536 bytes, but is " + frameBytes);
    }
    if (frames <= 0 || (long) frames * frameBytes % BLOCK != 0) {
      throw new IllegalArgumentException(
          "frames must fill blocks of 64 KiB, but are %d of %d".formatted(frames, frameBytes));
    }
  }

  /// For the packets of a few probes: 256 KiB.
  public static RingSize few() {
    return new RingSize(128, 2048);
  }

  /// For a busy interface: 32 MiB.
  public static RingSize many() {
    return new RingSize(16 * 1024, 2048);
  }

  long bytes() {
    return (long) frames * frameBytes;
  }

  int longestPacket() {
    return frameBytes - NOTES;
  }
}
