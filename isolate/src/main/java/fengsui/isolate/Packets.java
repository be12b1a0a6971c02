package fengsui.isolate;

import fengsui.model.PacketSeen;
import java.util.List;
import java.util.stream.Collectors;

/// What the headers of resets tell about their sender.
final class Packets {

  /// So many hops between two packets of one address come from two senders.
  static final int ELSEWHERE = 3;

  /// Packets this close together, in milliseconds, answer one trigger.
  private static final double BURST_MS = 50;

  private Packets() {}

  /// How many hops more or less one packet travelled than the other.
  static int hopsApart(PacketSeen one, PacketSeen other) {
    return Math.abs(hops(one.ttl()) - hops(other.ttl()));
  }

  /// Hops travelled, if the sender began with 64, 128 or 255 as all common systems do.
  private static int hops(int ttl) {
    return (ttl <= 64 ? 64 : ttl <= 128 ? 128 : 255) - ttl;
  }

  /// Whether `resets` come in one burst as no host sends them: several answers to one SYN, or
  /// windows that step.
  static boolean burst(List<PacketSeen> resets, boolean toSyn) {
    if (resets.size() < 2 || resets.getLast().ms() - resets.getFirst().ms() > BURST_MS) {
      return false;
    }
    return toSyn || stepping(resets) || (resets.size() >= 3 && withWindow(resets));
  }

  private static boolean stepping(List<PacketSeen> resets) {
    return withWindow(resets)
        && resets.stream().map(PacketSeen::window).distinct().count() == resets.size();
  }

  /// A host's reset to stray data has no window.
  private static boolean withWindow(List<PacketSeen> resets) {
    return resets.stream().allMatch(reset -> reset.window() > 0);
  }

  static String words(List<PacketSeen> resets) {
    return resets.size()
        + " within %.1f ms, windows ".formatted(resets.getLast().ms() - resets.getFirst().ms())
        + resets.stream().map(reset -> "" + reset.window()).collect(Collectors.joining(", "));
  }

  static String ttls(List<PacketSeen> resets) {
    return resets.stream()
        .map(reset -> "" + reset.ttl())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
