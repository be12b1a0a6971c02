package fengsui.server.pages.paths;

import fengsui.model.ControlPair;
import fengsui.model.Observation;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Target;
import fengsui.server.pages.Names;
import fengsui.server.pages.Times;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A target beside its twin, which differs from it in one factor only.
///
/// @param factor what differs, such as `port`
/// @param telling whether one of them works and the other does not
public record Pair(String factor, Side own, Side twin, boolean telling) {

  /// One of the two.
  ///
  /// @param value its value of the factor
  /// @param result how its probe ended, in words
  public record Side(String value, boolean ok, String result, List<String> stages) {}

  /// All pairs of a cell, telling ones first.
  public static List<Pair> of(Cell cell, Words words) {
    Map<ControlPair, List<Observation>> runs = new LinkedHashMap<>();
    for (var step : cell.controls()) {
      step.control()
          .ifPresent(pair -> runs.computeIfAbsent(pair, _ -> new ArrayList<>()).add(step));
    }
    var pairs = new ArrayList<Pair>();
    runs.forEach((pair, steps) -> pairs.add(of(cell, pair, steps, words)));
    return pairs.stream().sorted((a, b) -> Boolean.compare(b.telling(), a.telling())).toList();
  }

  private static Pair of(Cell cell, ControlPair pair, List<Observation> steps, Words words) {
    var own = side(own(cell, pair), cell.steps(), words);
    var twin = side(value(pair, steps.getFirst().target(), words), steps, words);
    return new Pair(words.say("factor." + pair.varies().code()), own, twin, own.ok() != twin.ok());
  }

  private static Side side(String value, List<Observation> steps, Words words) {
    if (steps.isEmpty()) {
      return new Side(value, false, words.say("mark.none"), List.of());
    }
    var last = steps.getLast();
    var ok = last.outcome().ok();
    var ms = Times.ms(last.ms());
    var result =
        ok
            ? words.say("pair.ok", new Names(words).stage(last.stage()), ms)
            : words.say("pair.failed", Mark.failure(last, words), ms);
    var stages =
        steps.stream()
            .map(step ->
                Mark.letter(step.stage())
                    + (step.outcome().ok() ? "✓" : Trouble.of(step.outcome()).sign()))
            .toList();
    return new Side(value, ok, result, stages);
  }

  /// The target's own value of the factor.
  private static String own(Cell cell, ControlPair pair) {
    var target = cell.target();
    return switch (pair.varies()) {
      case PORT -> String.valueOf(target.port());
      case SNI -> target.host();
      case TARGET -> target.id();
      case CARRIER -> cell.vantage().carrier().code();
      case SIDE -> target.side().code();
      case RESOLVER, TRANSPORT -> resolver(cell);
      case ADDRESS -> peer(cell);
      case DIRECTION -> "";
    };
  }

  private static String resolver(Cell cell) {
    return cell.steps().stream()
        .flatMap(step -> step.evidence().find(Resolved.class).stream())
        .map(Resolved::resolver)
        .findFirst()
        .orElse("");
  }

  private static String peer(Cell cell) {
    var peer = cell.steps().isEmpty() ? null : cell.steps().getLast().peer();
    return peer == null ? "" : peer;
  }

  private static String value(ControlPair pair, Target probed, Words words) {
    return switch (pair.varies()) {
      case TARGET ->
          words.say("pair.other-target", probed.id(), words.say("side." + probed.side().code()));
      case PORT, RESOLVER, TRANSPORT, SNI, ADDRESS, CARRIER, SIDE, DIRECTION -> pair.to();
    };
  }
}
