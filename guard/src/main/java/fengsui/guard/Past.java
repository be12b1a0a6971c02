package fengsui.guard;

import fengsui.model.Payment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// On which scenes each label was seen.
final class Past {

  /// A label seen less often says nothing about where it belongs.
  private static final long ENOUGH = 50;

  /// A scene with a smaller part of a label is an accident.
  private static final double ACCIDENT = 0.002;

  private final Map<String, Map<String, Long>> scenes = new HashMap<>();

  void add(Payment payment) {
    for (var discount : payment.discounts()) {
      scenes
          .computeIfAbsent(discount.label(), any -> new HashMap<>())
          .merge(payment.scene(), 1L, Long::sum);
    }
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
