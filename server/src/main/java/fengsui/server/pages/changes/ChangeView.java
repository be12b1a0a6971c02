package fengsui.server.pages.changes;

import fengsui.guard.Decision;
import fengsui.guard.flow.Actor;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import fengsui.guard.flow.Signature;
import fengsui.model.Change;
import fengsui.server.changes.ChangeLog;
import fengsui.server.changes.Changes;
import fengsui.server.changes.Freezes;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import fengsui.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One change.
///
/// @param reasons what the guard says against it, the gravest first
/// @param places who must agree, and who did
/// @param mine the places that the reader may fill
/// @param live whether the lines are compared with something that was live
/// @param shares the steps of its rollout
/// @param urgency why it is an emergency; empty if it is none
/// @param trouble why the last attempt failed; empty if it did not
public record ChangeView(
    String id,
    String purpose,
    String author,
    int revision,
    String hash,
    Phase phase,
    String phaseWords,
    String tone,
    String next,
    List<String> freezes,
    Money money,
    List<Reason> reasons,
    int level,
    List<Place> places,
    List<String> mine,
    boolean barred,
    boolean live,
    List<Differences.Line> lines,
    List<Share> shares,
    List<Happened> steps,
    String urgency,
    String trouble) {

  /// Why the guard does not simply allow it.
  public record Reason(String rule, String decision, String tone, String words) {}

  /// A place that must be filled; `who` is empty while it is open.
  public record Place(String role, String who, @Nullable Instant at) {}

  /// A step of the rollout.
  ///
  /// @param state `done`, `now` or `later`
  public record Share(String share, String state) {}

  static ChangeView of(
      Passage passage, Changes changes, ChangeLog log, Freezes freezes, Actor reader, Frame frame) {
    var change = passage.change();
    var intent = change.intent();
    var steps = log.of(change.id());
    var live = before(passage, changes, steps);
    var urgency = passage.urgency();
    return new ChangeView(
        change.id(),
        intent == null || intent.purpose() == null ? change.kind() : intent.purpose(),
        change.author(),
        passage.revision(),
        passage.contentHash(),
        passage.phase(),
        frame.say("changes.phase-" + passage.phase().code()),
        ChangesView.tone(passage.phase()),
        Next.of(passage, frame),
        ChangesView.banners(freezes, frame),
        Money.of(passage, frame),
        reasons(passage, frame),
        passage.level(),
        places(passage, frame),
        passage.phase() == Phase.WAITING ? ChangesView.places(passage, reader) : List.of(),
        passage.phase() == Phase.WAITING && passage.hands().contains(reader.name()),
        live.isPresent(),
        Differences.of(live.orElse(null), change),
        shares(passage, changes),
        steps.stream().map(it -> Happened.of(it, frame)).toList(),
        urgency == null
            ? ""
            : frame.say(
                urgency.overrides() ? "changes.overrides" : "changes.urgent",
                new Names(frame.words()).author(urgency.by()),
                urgency.reason()),
        "");
  }

  ChangeView with(String why) {
    return new ChangeView(
        id,
        purpose,
        author,
        revision,
        hash,
        phase,
        phaseWords,
        tone,
        next,
        freezes,
        money,
        reasons,
        level,
        places,
        mine,
        barred,
        live,
        lines,
        shares,
        steps,
        urgency,
        why);
  }

  /// What was last out under this id, before this revision; else the live change of its template.
  private static Optional<Change> before(
      Passage passage, Changes changes, List<ChangeLog.Line> steps) {
    var change = passage.change();
    int last = 0;
    for (var step : steps) {
      var entry = JsonMapper.shared().readTree(step.entry());
      int revision = entry.path("revision").asInt(0);
      if (entry.path("what").asString("").equals("rollout") && revision < passage.revision()) {
        last = revision;
      }
    }
    if (last > 0) {
      return changes.content(change.id(), last).map(Json::readChange);
    }
    return changes.all().stream()
        .filter(it -> it.phase() == Phase.LIVE)
        .map(Passage::change)
        .filter(it -> !it.id().equals(change.id()) && it.kind().equals(change.kind()))
        .filter(it -> it.template() != null && it.template().equals(change.template()))
        .findFirst();
  }

  private static List<Reason> reasons(Passage passage, Frame frame) {
    var judgement = passage.judgement();
    if (judgement == null) {
      return List.of();
    }
    return judgement.reasons().stream()
        .map(it ->
            new Reason(
                frame.words().find("changes.rule." + it.rule()).orElse(it.rule()),
                frame.say("changes.decision-" + it.decision().code()),
                it.decision() == Decision.BLOCK ? "alarm" : "doubt",
                it.words()))
        .toList();
  }

  private static List<Place> places(Passage passage, Frame frame) {
    var names = new Names(frame.words());
    var all = new ArrayList<Place>();
    for (var role : passage.needed()) {
      var given = passage.approvals().stream().filter(it -> it.role().equals(role)).findFirst();
      all.add(
          new Place(
              frame.say("changes.place-" + role),
              given.map(Signature::who).map(names::author).orElse(""),
              given.map(Signature::at).orElse(null)));
    }
    return all;
  }

  private static List<Share> shares(Passage passage, Changes changes) {
    var all = new ArrayList<Share>();
    var steps = passage.steps(changes.rules());
    for (int i = 0; i < steps.size(); i++) {
      var state =
          !passage.phase().out() || i > passage.step()
              ? "later"
              : i == passage.step() ? "now" : "done";
      all.add(new Share(percent(steps.get(i).share()), state));
    }
    return all;
  }

  static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /// The lines that say something else than what was live.
  public List<Differences.Line> changed() {
    return lines.stream().filter(line -> !line.same()).toList();
  }

  public List<Differences.Line> unchanged() {
    return lines.stream().filter(Differences.Line::same).toList();
  }
}
