package fengsui.server.pages.resolvers;

import fengsui.isolate.CacheTail;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import fengsui.server.resolvers.Measured;
import fengsui.server.resolvers.WellKnown;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The carriers' resolvers, those that answer wrongly first.
///
/// @param sentence what somebody who was just woken up should read
/// @param alarm whether one answers wrongly
/// @param suggested resolvers that a list names for the carriers at hand and nobody asks
public record ResolversView(
    String sentence,
    boolean alarm,
    List<Line> lines,
    List<TailView> tails,
    List<Suggestion> suggested) {

  private static final Comparator<Measured> WORST_FIRST =
      Comparator.comparingDouble((Measured it) -> -it.poisonedShare())
          .thenComparingDouble(Measured::resolutionRate)
          .thenComparing(Measured::spot);

  /// One resolver.
  ///
  /// @param state the key of its words
  /// @param tone of its mark
  /// @param said whose it is said to be, if that is not who it was asked for; else empty
  /// @param since since when it answers wrongly; null while it does not
  public record Line(
      String place,
      String resolver,
      String said,
      String state,
      String tone,
      String rate,
      String poisoned,
      String latency,
      String ttl,
      long asked,
      @Nullable Instant since) {}

  /// Resolvers that might be asked too.
  public record Suggestion(String place, String resolvers) {}

  static ResolversView of(
      List<Measured> measured, List<CacheTail> tails, WellKnown known, Frame frame) {
    var names = new Names(frame.words());
    var lying = measured.stream().filter(Measured::lies).toList();
    return new ResolversView(
        sentence(measured, lying, names, frame),
        !lying.isEmpty(),
        measured.stream().sorted(WORST_FIRST).map(each -> line(each, names, frame)).toList(),
        TailView.of(tails, frame),
        suggested(measured, known, names, frame));
  }

  private static String sentence(
      List<Measured> measured, List<Measured> lying, Names names, Frame frame) {
    if (measured.isEmpty()) {
      return frame.say("resolvers.none");
    }
    if (lying.isEmpty()) {
      return frame.say("resolvers.all-well");
    }
    var who =
        lying.stream()
            .map(each -> place(each, names, frame))
            .distinct()
            .collect(Collectors.joining(frame.say("list.comma")));
    return frame.say("resolvers.lying", who);
  }

  private static Line line(Measured each, Names names, Frame frame) {
    var state = state(each);
    return new Line(
        place(each, names, frame),
        each.spot().resolver(),
        said(each, names, frame),
        state,
        tone(each),
        percent(each.resolutionRate()),
        percent(each.poisonedShare()),
        Double.isNaN(each.p50())
            ? "–"
            : String.format(Locale.ROOT, "%.0f / %.0f ms", each.p50(), each.p95()),
        ttl(each),
        each.asked(),
        each.poisonedSince());
  }

  private static String state(Measured each) {
    if (each.lies()) {
      return "resolvers.lies";
    }
    return each.fails() ? "resolvers.fails" : each.slow() ? "resolvers.slow" : "resolvers.well";
  }

  private static String tone(Measured each) {
    return each.lies() ? "alarm" : each.fails() || each.slow() ? "doubt" : "calm";
  }

  private static String ttl(Measured each) {
    var least = each.ttlMin();
    var most = each.ttlMax();
    if (least == null || most == null) {
      return "–";
    }
    return least.equals(most) ? least + " s" : least + "–" + most + " s";
  }

  private static String percent(double share) {
    return share == 0 || share == 1
        ? Math.round(share * 100) + " %"
        : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String place(Measured each, Names names, Frame frame) {
    return place(each.spot().carrier(), each.spot().province(), names, frame);
  }

  private static String place(String carrier, String province, Names names, Frame frame) {
    return province.equals("unknown")
        ? names.carrier(carrier)
        : frame.say("resolvers.place", names.carrier(carrier), names.province(province));
  }

  private static String said(Measured each, Names names, Frame frame) {
    var known = each.known();
    if (known == null
        || (known.carrier().equals(each.spot().carrier())
            && known.province().equals(each.spot().province()))) {
      return "";
    }
    return frame.say("resolvers.said", place(known.carrier(), known.province(), names, frame));
  }

  private static List<Suggestion> suggested(
      List<Measured> measured, WellKnown known, Names names, Frame frame) {
    var asked = measured.stream().map(each -> each.spot().resolver()).toList();
    return measured.stream()
        .map(each -> new WellKnown.Place(each.spot().carrier(), each.spot().province()))
        .distinct()
        .map(place ->
            new Suggestion(
                place(place.carrier(), place.province(), names, frame),
                known.of(place).stream()
                    .map(WellKnown.Entry::address)
                    .filter(address -> asked.stream().noneMatch(it -> it.contains("//" + address)))
                    .collect(Collectors.joining(" "))))
        .filter(each -> !each.resolvers().isEmpty())
        .toList();
  }
}
