package fengsui.server.pages.targets;

import fengsui.server.catalogue.HistoryLine;
import fengsui.server.catalogue.Listed;
import fengsui.server.catalogue.Snapshot;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.pages.Deed;
import fengsui.server.pages.Names;
import fengsui.server.pages.Times;
import fengsui.server.pages.Words;
import fengsui.server.yaml.Spans;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The list of targets, the plans that measure them, and who changed what.
public record TargetsView(List<Line> targets, List<PlanLine> plans, List<Deed> history) {

  /// One target.
  ///
  /// @param ofFile whether it stands in the configuration file, and so can be changed only there
  public record Line(
      String id,
      String url,
      String side,
      String owner,
      String criticality,
      String note,
      boolean ofFile,
      String changed) {}

  /// One plan, in words.
  public record PlanLine(
      String name, String agents, String targets, String pace, boolean ofFile, String changed) {}

  static TargetsView of(Snapshot snapshot, List<HistoryLine> history, Words words, Instant now) {
    return new TargetsView(
        snapshot.targets().values().stream().map(it -> line(it, words, now)).toList(),
        snapshot.plans().values().stream().map(it -> plan(it, words, now)).toList(),
        history.stream().map(it -> Deed.of(it, words)).toList());
  }

  private static Line line(Listed<TargetEntry> listed, Words words, Instant now) {
    var entry = listed.entry();
    var target = entry.target();
    return new Line(
        target.id(),
        Names.url(target),
        words.say("side." + target.side().code()),
        new Names(words).owner(target.owner()),
        words.name("criticality", entry.criticality()),
        entry.note(),
        listed.readOnly(),
        words.say("targets.by", new Times(words).ago(listed.at(), now), author(listed, words)));
  }

  private static String author(Listed<?> listed, Words words) {
    return new Names(words).author(listed.author());
  }

  private static PlanLine plan(Listed<PlanEntry> listed, Words words, Instant now) {
    var plan = listed.entry();
    var every = Spans.of(plan.every());
    var pace =
        plan.controlPorts().isEmpty()
            ? words.say("targets.pace-alone", every)
            : words.say("targets.pace", every, ports(plan));
    return new PlanLine(
        plan.name(),
        some(plan.agents(), words),
        some(plan.targets(), words),
        pace,
        listed.readOnly(),
        words.say("targets.by", new Times(words).ago(listed.at(), now), author(listed, words)));
  }

  private static String ports(PlanEntry plan) {
    return plan.controlPorts().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String some(Collection<String> names, Words words) {
    return names.contains("*") ? words.say("targets.all") : String.join(", ", names);
  }
}
