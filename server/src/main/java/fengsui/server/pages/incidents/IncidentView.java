package fengsui.server.pages.incidents;

import fengsui.model.Owner;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident;
import fengsui.server.orders.Wish;
import fengsui.server.pages.Frame;
import fengsui.server.pages.IncidentLine;
import fengsui.server.pages.LedgerWords;
import fengsui.server.pages.Names;
import fengsui.server.pages.VerdictWords;
import fengsui.server.pages.Words;
import fengsui.server.pages.paths.Pair;
import fengsui.server.pages.payments.AlarmLine;
import fengsui.server.pages.reports.Papers;
import fengsui.server.pages.resolvers.TailView;
import fengsui.server.watch.Cell;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An incident with all that its verdict rests on.
///
/// @param advice what to do next
/// @param robust whether the verdict stays the same without any single vantage
/// @param pairs the pairs that tell most, a few
/// @param tails how long users of each carrier keep wrong answers to names
/// @param signs what other monitoring said meanwhile
/// @param papers fault reports to the carrier
/// @param history newest first
/// @param orderable whether an order to resolvers helps against it
/// @param alarm what the payment safety net says of it; null where it is not the net's
public record IncidentView(
    IncidentLine line,
    boolean open,
    boolean acknowledged,
    String advice,
    boolean robust,
    Ledger ledger,
    List<PairOf> pairs,
    Scope scope,
    Chart chart,
    List<TailView> tails,
    Signs signs,
    Papers papers,
    List<Entry> history,
    boolean orderable,
    @Nullable AlarmLine alarm) {

  private static final int PAIRS = 6;

  /// Why the verdict is what it is.
  public record Ledger(
      List<Fact> because, List<Fact> against, List<RuledOut> ruledOut, @Nullable Next next) {}

  /// A line of the ledger; `source` says who saw it when, and what other causes would have shown.
  public record Fact(String text, String source) {}

  /// A domain that cannot be, and by what.
  public record RuledOut(String domain, String by) {}

  /// The control that would tell most.
  public record Next(String control, String bits) {}

  /// A pair, and where it was made.
  public record PairOf(String agent, String place, String target, Pair pair) {}

  /// What it touches.
  public record Scope(
      List<String> targets, List<String> agents, List<String> carriers, List<String> provinces) {}

  /// One line of the history.
  public record Entry(
      Instant at, String kind, String text, @Nullable String verdict, @Nullable String tone) {}

  static IncidentView of(Incident incident, Collection<Cell> cells, Frame frame, Chart chart) {
    var words = frame.words();
    var say = new VerdictWords(words);
    var own =
        cells.stream()
            .filter(cell -> incident.targets().contains(cell.target().id()))
            .filter(cell -> incident.agents().contains(cell.agent()))
            .toList();
    return new IncidentView(
        IncidentLine.of(incident, words, frame.now()),
        incident.open(),
        incident.history().stream()
            .anyMatch(event -> event.kind() == Incident.Event.Kind.ACKNOWLEDGED),
        incident.open() ? say.advice(incident.verdict()) : "",
        incident.verdict().robust(),
        ledger(incident.verdict(), say),
        pairs(own, words),
        scope(incident, own, words),
        chart,
        List.of(),
        Signs.NONE,
        Papers.NONE,
        incident.history().reversed().stream().map(event -> entry(event, say)).toList(),
        Wish.against(incident.verdict(), incident.id(), "").isPresent(),
        incident.alarm() == null ? null : AlarmLine.of(incident, frame));
  }

  IncidentView with(List<TailView> lingering, Signs seen, Papers reports) {
    return new IncidentView(
        line,
        open,
        acknowledged,
        advice,
        robust,
        ledger,
        pairs,
        scope,
        chart,
        lingering,
        seen,
        reports,
        history,
        orderable,
        alarm);
  }

  private static Ledger ledger(Verdict verdict, VerdictWords say) {
    var next = verdict.next();
    return new Ledger(
        facts(verdict.because(), say),
        facts(verdict.against(), say),
        verdict.ruledOut().stream()
            .map(it -> new RuledOut(say.domain(it.domain()), say.fact(it.by())))
            .toList(),
        next == null
            ? null
            : new Next(
                new LedgerWords(say.words()).say(next.control()),
                String.format(Locale.ROOT, "%.2f", next.gainBits())));
  }

  private static List<Fact> facts(List<String> lines, VerdictWords say) {
    return lines.stream().map(line -> new Fact(say.fact(line), say.source(line))).toList();
  }

  /// One telling pair of each target and factor; those of mere controls last.
  private static List<PairOf> pairs(List<Cell> cells, Words words) {
    var names = new Names(words);
    var pairs = new LinkedHashMap<String, PairOf>();
    for (var cell : cells.stream().sorted(Comparator.comparing(IncidentView::order)).toList()) {
      for (var pair : Pair.of(cell, words)) {
        if (pair.telling()) {
          var place = names.vantage(cell.vantage());
          var target = cell.target().id();
          pairs.putIfAbsent(target + pair.factor(), new PairOf(cell.agent(), place, target, pair));
        }
      }
    }
    return pairs.values().stream().limit(PAIRS).toList();
  }

  private static String order(Cell cell) {
    var control = cell.target().owner().equals(Owner.CONTROL) ? "1" : "0";
    return control + cell.target().id() + " " + cell.agent();
  }

  private static Scope scope(Incident incident, List<Cell> cells, Words words) {
    var names = new Names(words);
    return new Scope(
        incident.targets().stream().sorted().toList(),
        incident.agents().stream().sorted().toList(),
        cells.stream()
            .map(cell -> names.carrier(cell.vantage().carrier().code()))
            .distinct()
            .sorted()
            .toList(),
        cells.stream()
            .map(cell -> names.province(cell.vantage().province()))
            .distinct()
            .sorted()
            .toList());
  }

  private static Entry entry(Incident.Event event, VerdictWords say) {
    var verdict = event.verdict();
    return new Entry(
        event.at(),
        say.words().say("event." + event.kind().name().toLowerCase(Locale.ROOT)),
        text(event, say.words()),
        verdict == null ? null : verdictText(verdict, say),
        verdict == null ? null : IncidentLine.tone(verdict.domain()));
  }

  /// What happened in the reader's words; a note stays as it was written.
  private static String text(Incident.Event event, Words words) {
    return event.kind() == Incident.Event.Kind.NOTE
        ? event.text()
        : new LedgerWords(words).happening(event.text());
  }

  private static String verdictText(Verdict verdict, VerdictWords say) {
    var sure = say.sure(verdict);
    return sure.isEmpty()
        ? say.whose(verdict)
        : say.words().say("list.two", say.whose(verdict), sure);
  }
}
