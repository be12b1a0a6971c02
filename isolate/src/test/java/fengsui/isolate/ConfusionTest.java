package fengsui.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/// The confusion matrix over some thousand made-up worlds: fault against verdict.
class ConfusionTest {

  private static final int WORLDS = 300;

  private final Map<Fault, Map<FaultDomain, Integer>> matrix = new EnumMap<>(Fault.class);

  @Test
  void isRightOrUndecidedAndNeverBlamesOthersForOurs() {
    for (var fault : Fault.values()) {
      for (long seed = 0; seed < WORLDS; seed++) {
        count(fault, verdict(fault, seed));
      }
    }

    var all = Fault.values().length * WORLDS;
    assertThat(wrong()).as(table()).isLessThanOrEqualTo(all / 200);
    assertThat(othersBlamedForOurs()).as(table()).isZero();
    assertThat(undecided()).as(table()).isLessThanOrEqualTo(all / 10);
  }

  /// Half of all controls are gone. A carrier that injects on every path is left out: without the
  /// domestic control that is the border's pattern.
  @Test
  void staysRightOrUndecidedWithHalfOfTheEvidenceGone() {
    var faults = EnumSet.complementOf(EnumSet.of(Fault.CARRIER_INJECTS));
    for (var fault : faults) {
      for (long seed = 0; seed < WORLDS; seed++) {
        count(fault, thinned(fault, seed));
      }
    }

    var all = Fault.values().length * WORLDS;
    assertThat(wrong()).as(table()).isLessThanOrEqualTo(all * 2 / 100);
    assertThat(othersBlamedForOurs()).as(table()).isZero();
  }

  @Test
  void isAsSureAsItIsOftenRight() {
    var said = 0.0;
    var right = 0;
    var named = 0;
    for (var fault : Fault.values()) {
      for (long seed = 0; seed < WORLDS; seed++) {
        var verdict = thinned(fault, seed);
        if (verdict.domain() != FaultDomain.UNKNOWN) {
          named++;
          said += verdict.confidence();
          right += verdict.domain() == fault.truth ? 1 : 0;
        }
      }
    }

    assertThat(right / (double) named).isGreaterThanOrEqualTo(said / named - 0.01);
  }

  private static Verdict verdict(Fault fault, long seed) {
    var weather = fault.in(seed);
    return weather.world.diagnosis(fault.target(weather));
  }

  /// The same world, but of the controls each is lost with even chance.
  private static Verdict thinned(Fault fault, long seed) {
    var weather = fault.in(seed);
    var target = fault.target(weather);
    var random = new Random(seed);
    var lost = new HashMap<Object, Boolean>();
    weather.world.observations.removeIf(seen -> {
      var own = seen.target().equals(target) && seen.control().isEmpty();
      var run = List.of(seen.target(), seen.control());
      return !own && lost.computeIfAbsent(run, _ -> random.nextBoolean());
    });
    return weather.world.diagnosis(target);
  }

  private void count(Fault fault, Verdict verdict) {
    matrix
        .computeIfAbsent(fault, _ -> new EnumMap<>(FaultDomain.class))
        .merge(verdict.domain(), 1, Integer::sum);
  }

  private int wrong() {
    return sum((fault, said) -> said != fault.truth && said != FaultDomain.UNKNOWN);
  }

  private int undecided() {
    return sum((_, said) -> said == FaultDomain.UNKNOWN);
  }

  private int othersBlamedForOurs() {
    return sum((fault, said) ->
        fault.truth == FaultDomain.OURS && said != FaultDomain.OURS && said != FaultDomain.UNKNOWN);
  }

  private int sum(BiPredicate<Fault, FaultDomain> which) {
    return matrix.entrySet().stream()
        .flatMap(row ->
            row.getValue().entrySet().stream()
                .filter(cell -> which.test(row.getKey(), cell.getKey())))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private String table() {
    var text = new StringBuilder("fault: verdicts\n");
    matrix.forEach((fault, row) -> text.append(fault).append(": ").append(row).append('\n'));
    return text.toString();
  }
}
