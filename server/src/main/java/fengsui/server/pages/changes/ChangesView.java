package fengsui.server.pages.changes;

import fengsui.guard.flow.Actor;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import fengsui.server.changes.Changes;
import fengsui.server.changes.Freezes;
import fengsui.server.changes.feed.Altered;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import java.time.Instant;
import java.util.List;

/// All changes.
///
/// @param sentence what somebody who was just woken up should read
/// @param freezes in words, those that hold first
/// @param open those that wait for somebody or reach somebody
/// @param told what others changed, newest first
/// @param typed what was proposed and refused
/// @param trouble why; empty if nothing was
public record ChangesView(
    String sentence,
    List<String> freezes,
    List<Line> open,
    List<Line> over,
    List<Told> told,
    String typed,
    String trouble) {

  private static final int OVER = 30;
  private static final int TOLD = 20;

  /// One change.
  ///
  /// @param phase its words
  /// @param busy the money of a busy minute
  /// @param next what is to happen, and by whom
  /// @param mine whether the reader is asked for approval
  public record Line(
      String id,
      String purpose,
      String phase,
      String tone,
      String share,
      String busy,
      String next,
      boolean mine,
      Instant since) {}

  /// What others changed.
  public record Told(String id, String kind, String author, String source, Instant at) {}

  static ChangesView of(
      Changes changes, Freezes freezes, Altered altered, Actor reader, Frame frame) {
    var all = changes.all();
    var lines =
        all.stream().filter(it -> open(it.phase())).map(it -> line(it, changes, reader, frame));
    var open = lines.toList();
    var over =
        all.stream()
            .filter(it -> !open(it.phase()))
            .limit(OVER)
            .map(it -> line(it, changes, reader, frame))
            .toList();
    long out = all.stream().filter(it -> it.phase().out()).count();
    long mine = open.stream().filter(Line::mine).count();
    return new ChangesView(
        frame.say("changes.sentence", out, mine),
        banners(freezes, frame),
        open,
        over,
        altered.newest(TOLD).stream()
            .filter(it -> !it.source().equals(Altered.ROLLOUT))
            .map(it ->
                new Told(
                    it.change().id(),
                    it.change().kind(),
                    it.change().author(),
                    new Names(frame.words()).author(it.source()),
                    it.change().at()))
            .toList(),
        "",
        "");
  }

  ChangesView with(String body, String why) {
    return new ChangesView(sentence, freezes, open, over, told, body, why);
  }

  static List<String> banners(Freezes freezes, Frame frame) {
    var times = frame.times();
    return freezes.all().stream()
        .map(it -> it.freeze())
        .map(freeze ->
            freeze.holds(frame.now())
                ? frame.say("changes.frozen", times.full(freeze.to()), freeze.why())
                : frame.say(
                    "changes.freeze-comes",
                    times.full(freeze.from()),
                    times.full(freeze.to()),
                    freeze.why()))
        .toList();
  }

  private static boolean open(Phase phase) {
    return !phase.over() && phase != Phase.BLOCKED;
  }

  private static Line line(Passage passage, Changes changes, Actor reader, Frame frame) {
    var intent = passage.change().intent();
    return new Line(
        passage.change().id(),
        intent == null || intent.purpose() == null ? passage.change().kind() : intent.purpose(),
        frame.say("changes.phase-" + passage.phase().code()),
        tone(passage.phase()),
        passage.phase().out() ? percent(passage, changes) : "–",
        Money.busy(passage.judgement()),
        Next.of(passage, frame),
        asks(passage, reader),
        passage.since());
  }

  static String percent(Passage passage, Changes changes) {
    return passage.share(changes.rules()).movePointRight(2).stripTrailingZeros().toPlainString()
        + " %";
  }

  /// Whether `reader` could fill a place.
  static boolean asks(Passage passage, Actor reader) {
    return passage.phase() == Phase.WAITING && !places(passage, reader).isEmpty();
  }

  static List<String> places(Passage passage, Actor reader) {
    boolean barred =
        passage.hands().contains(reader.name())
            || passage.approvals().stream().anyMatch(it -> it.who().equals(reader.name()));
    return barred ? List.of() : passage.open().stream().filter(reader.roles()::contains).toList();
  }

  static String tone(Phase phase) {
    return switch (phase) {
      case BLOCKED, HALTED -> "alarm";
      case PROPOSED, WAITING, APPROVED -> "doubt";
      case ROLLING -> "monitor";
      case LIVE -> "calm";
      case ROLLED_BACK, REJECTED, EXPIRED -> "";
    };
  }
}
