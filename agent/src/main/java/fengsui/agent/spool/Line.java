package fengsui.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Observation;
import fengsui.wire.Json;
import java.util.ArrayList;

/// An observation on its way to the disk: its JSON still without a number.
///
/// @param at when it was made, in milliseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Line(byte[] json, long at) {

  /// The post takes 64 KiB; a number must fit in, too.
  private static final int LONGEST = (64 << 10) - 64;

  /// Some 150 bytes each.
  private static final int FEWER_PACKETS = 200;

  static Line of(Observation observation) {
    var json = Json.write(observation).getBytes(UTF_8);
    if (json.length > LONGEST) {
      json = Json.write(shorter(observation)).getBytes(UTF_8);
    }
    return new Line(json, observation.at().toEpochMilli());
  }

  private static Observation shorter(Observation of) {
    var evidence = of.evidence();
    var missing = new ArrayList<>(evidence.missing());
    var packets = evidence.packets();
    if (packets.size() > FEWER_PACKETS) {
      missing.add("Packets after the first " + FEWER_PACKETS + ": the observation was too long.");
      packets = packets.subList(0, FEWER_PACKETS);
    }
    var less = evidence.withPackets(packets, evidence.contradictions()).withMissing(missing);
    return new Observation(
        of.at(),
        of.agent(),
        of.vantage(),
        of.target(),
        of.stage(),
        of.outcome(),
        of.ms(),
        of.peer(),
        less,
        of.count());
  }

  /// The line as it is sent: the number becomes the last field, as in `Json.write(long,
  /// Observation)`.
  byte[] numbered(long sequence) {
    var end = (",\"sequence\":" + sequence + "}\n").getBytes(UTF_8);
    var line = new byte[json.length - 1 + end.length];
    System.arraycopy(json, 0, line, 0, json.length - 1);
    System.arraycopy(end, 0, line, json.length - 1, end.length);
    return line;
  }
}
