package fengsui.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Observation;
import fengsui.wire.Json;

/// An observation on its way to the disk: its JSON still without a number.
///
/// @param at when it was made, in milliseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Line(byte[] json, long at) {

  static Line of(Observation observation) {
    return new Line(Json.write(observation).getBytes(UTF_8), observation.at().toEpochMilli());
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
