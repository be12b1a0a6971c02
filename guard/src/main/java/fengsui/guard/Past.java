package fengsui.guard;

import fengsui.model.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// On which scenes each label was seen, and what it took off.
final class Past {

  /// A label seen less often says nothing about where it belongs.
  private static final long ENOUGH = 50;

  /// A scene with a smaller part of a label is an accident.
  private static final double ACCIDENT = 0.002;

  private final Map<String, Map<String, Long>> scenes = new HashMap<>();

  private final Map<String, BigDecimal> off = new HashMap<>();

  void add(Payment payment) {
    if (payment.refund()) {
      return;
    }
    for (var discount : payment.discounts()) {
      off.merge(discount.label(), discount.amount(), BigDecimal::add);
      scenes
          .computeIfAbsent(discount.label(), any -> new HashMap<>())
          .merge(payment.scene(), 1L, Long::sum);
    }
  }

  /// The mean money off under a label; nothing if too little of it was seen.
  Optional<BigDecimal> mean(String label) {
    long all = scenes.getOrDefault(label, Map.of()).values().stream().mapToLong(each -> each).sum();
    return all < ENOUGH
        ? Optional.empty()
        : Optional.of(
            off.getOrDefault(label, BigDecimal.ZERO)
                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP));
  }

  /// The scenes of a label; empty if too little of it was seen.
  Set<String> scenes(String label) {
    var seen = scenes.getOrDefault(label, Map.of());
    long all = seen.values().stream().mapToLong(each -> each).sum();
    var found = new TreeSet<String>();
    seen.forEach((scene, count) -> {
      if (all >= ENOUGH && count >= ACCIDENT * all) {
        found.add(scene);
      }
    });
    return found;
  }
}
