package fengsui.server.report.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Packets as a file of the pcapng format (draft-ietf-opsawg-pcapng): one section, one interface of
/// raw IP, times in microseconds, and a comment to each packet.
final class PcapNg {

  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int RAW_IP = 101;
  private static final int COMMENT = 1;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private PcapNg() {}

  /// @param comment of the whole file and of each packet
  static byte[] of(List<Packet> packets, String comment) {
    var pcap = new PcapNg();
    var head = little(16).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    pcap.block(SECTION, bytes(head), comment);
    var link = little(8).putShort((short) RAW_IP).putShort((short) 0).putInt(0);
    pcap.block(INTERFACE, bytes(link), "");
    packets.forEach(packet -> pcap.packet(packet, comment));
    return pcap.file.toByteArray();
  }

  private void packet(Packet packet, String comment) {
    var ip = packet.ip();
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, packet.at());
    var body = little(20 + padded(ip.length));
    body.putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros);
    body.putInt(ip.length).putInt(ip.length).put(ip);
    block(ENHANCED_PACKET, bytes(body), comment);
  }

  private void block(int type, byte[] body, String comment) {
    var options = options(comment);
    var length = 12 + body.length + options.length;
    var block = little(length).putInt(type).putInt(length).put(body).put(options).putInt(length);
    file.writeBytes(bytes(block));
  }

  private static byte[] options(String comment) {
    var text = comment.getBytes(UTF_8);
    return text.length == 0
        ? new byte[0]
        : bytes(
            little(8 + padded(text.length))
                .putShort((short) COMMENT)
                .putShort((short) text.length)
                .put(text));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
