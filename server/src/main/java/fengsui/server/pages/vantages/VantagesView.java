package fengsui.server.pages.vantages;

import fengsui.model.Outcome;
import fengsui.server.catalogue.HistoryLine;
import fengsui.server.catalogue.Listed;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.ingest.AgentStatus;
import fengsui.server.pages.Deed;
import fengsui.server.pages.Names;
import fengsui.server.pages.Times;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Agents and how they are.
///
/// @param awaited vantages that are described, but whose agents were never heard of
/// @param history who changed what of them when, newest first
/// @param command how to start the agent for which a token was just issued; null without one
public record VantagesView(
    List<Line> agents,
    List<Awaited> awaited,
    List<Deed> history,
    @Nullable Command command,
    String trouble) {

  /// An agent is silent when it has not said hello for so long.
  static final Duration SILENCE = Duration.ofSeconds(60);

  /// One agent.
  ///
  /// @param health what is wrong with it, in its own words; empty if nothing is
  public record Line(
      String name,
      String place,
      String version,
      boolean silent,
      Instant last,
      String offset,
      boolean skewed,
      long spooled,
      long dropped,
      long missing,
      List<String> health,
      Hand hand) {}

  /// Who may say where a vantage stands: people here, or the configuration file only, or nobody,
  /// because its agent's name is none that the catalogue can hold.
  public enum Hand {
    HERE,
    FILE,
    NONE
  }

  /// A vantage without an agent.
  public record Awaited(String name, String place, Hand hand) {}

  /// How to start an agent.
  public record Command(String agent, String line) {}

  /// What the page is drawn from.
  record Seen(
      Collection<AgentStatus> agents,
      Collection<Cell> health,
      SequencedMap<String, Listed<VantageEntry>> described,
      List<HistoryLine> history) {}

  static VantagesView of(Seen seen, Words words, Instant now) {
    return new VantagesView(
        seen.agents().stream().map(agent -> line(agent, seen, words, now)).toList(),
        awaited(seen, words),
        seen.history().stream().map(it -> Deed.of(it, words)).toList(),
        null,
        "");
  }

  private static List<Awaited> awaited(Seen seen, Words words) {
    var heard = seen.agents().stream().map(AgentStatus::name).collect(Collectors.toSet());
    return seen.described().values().stream()
        .filter(it -> !heard.contains(it.entry().agent()))
        .map(it ->
            new Awaited(
                it.entry().agent(), new Names(words).vantage(it.entry().vantage()), hand(it)))
        .toList();
  }

  private static Hand hand(@Nullable Listed<VantageEntry> listed) {
    return listed == null ? Hand.NONE : listed.readOnly() ? Hand.FILE : Hand.HERE;
  }

  VantagesView with(@Nullable Command made, String why) {
    return new VantagesView(agents, awaited, history, made, why);
  }

  private static Line line(AgentStatus agent, Seen seen, Words words, Instant now) {
    return new Line(
        agent.name(),
        new Names(words).vantage(agent.vantage()),
        agent.version(),
        Duration.between(agent.lastSeen(), now).compareTo(SILENCE) > 0,
        agent.lastSeen(),
        offset(agent.clockOffsetMs()),
        Math.abs(agent.clockOffsetMs()) > 1000,
        gauge(agent, "spooled"),
        gauge(agent, "dropped"),
        agent.missing(),
        seen.health().stream()
            .filter(cell -> cell.agent().equals(agent.name()))
            .flatMap(cell -> troubles(cell, words).stream())
            .toList(),
        hand(seen.described().get(agent.name())));
  }

  private static long gauge(AgentStatus agent, String name) {
    return agent.gauges().getOrDefault(name, 0.0).longValue();
  }

  private static String offset(double ms) {
    return Math.abs(ms) < 1000
        ? String.format(Locale.ROOT, "%+.0f ms", ms)
        : String.format(Locale.ROOT, "%+.1f s", ms / 1000);
  }

  private static List<String> troubles(Cell cell, Words words) {
    return cell.steps().stream()
        .filter(step -> !step.outcome().ok())
        .map(step ->
            words.say(
                "vantages.health",
                words.name("health", cell.target().id().replace("self/", "")),
                said(step.outcome(), words),
                Times.ms(step.ms())))
        .toList();
  }

  private static String said(Outcome outcome, Words words) {
    return outcome instanceof Outcome.Unclassified(var text)
        ? text
        : new Names(words).outcome(outcome);
  }
}
