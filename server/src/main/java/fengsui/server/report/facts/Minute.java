package fengsui.server.report.facts;

import java.time.Instant;

/// What was measured in one minute, here and elsewhere.
///
/// @param asked measurements of what the report is about
/// @param ok those of them that ended well
/// @param otherAsked measurements of all others
/// @param otherOk those of them that ended well
public record Minute(Instant at, long asked, long ok, long otherAsked, long otherOk) {

  static Minute of(Instant at, Standing standing, boolean ok, long count) {
    var good = ok ? count : 0;
    return standing == Standing.SUBJECT
        ? new Minute(at, count, good, 0, 0)
        : new Minute(at, 0, 0, count, good);
  }

  Minute plus(Minute other) {
    return new Minute(
        at,
        asked + other.asked,
        ok + other.ok,
        otherAsked + other.otherAsked,
        otherOk + other.otherOk);
  }
}
