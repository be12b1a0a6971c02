package fengsui.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalizerTest {

  private static final int SEEDS = 20;

  private static List<Map<String, String>> causes(Explanation found) {
    return found.causes().stream().map(each -> Map.copyOf(each.combination().values())).toList();
  }

  @Test
  void findsThePlantedCauseOfALossOfSums() {
    for (var seed = 0; seed < SEEDS; seed++) {
      var cause = Planted.cause(new Random(seed), 1 + seed % 3);

      var found = Localizer.sums(Planted.sums(seed, 0.05, 0.5, List.of(cause)), 5);

      assertThat(causes(found)).as("seed %d", seed).containsExactly(cause);
      assertThat(found.external()).isFalse();
    }
  }

  @Test
  void findsThePlantedCauseOfFailures() {
    for (var seed = 0; seed < SEEDS; seed++) {
      var cause = Planted.cause(new Random(seed), 1 + seed % 3);

      var found = Localizer.counts(Planted.failures(seed, 15, List.of(cause)).leaves(), 5);

      assertThat(causes(found)).as("seed %d", seed).containsExactly(cause);
    }
  }

  @Test
  void findsTwoCausesOfSumsAndThenStops() {
    var causes = List.of(Map.of("carrier", "c1", "access", "a2"), Map.of("province", "p7"));
    for (var seed = 0; seed < SEEDS; seed++) {
      var found = Localizer.sums(Planted.sums(seed, 0.05, 0.4, causes), 5);

      assertThat(causes(found)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(causes);
    }
  }

  @Test
  void findsTwoEqualCausesOfFailuresAndThenStops() {
    var causes = List.of(Map.of("carrier", "c1", "access", "a2"), Map.of("province", "p7"));
    for (var seed = 0; seed < SEEDS; seed++) {
      var found = Localizer.counts(Planted.failures(seed, 15, causes).leaves(), 5);

      assertThat(causes(found)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(causes);
    }
  }

  @Test
  void twoOfFourCarriersAreTwoCausesAndNotExternal() {
    var causes = List.of(Map.of("carrier", "c1"), Map.of("carrier", "c2"));

    assertThat(causes(Localizer.sums(Planted.sums(1, 0.05, 0.4, causes), 5)))
        .containsExactlyInAnyOrderElementsOf(causes);
  }

  @Test
  void whatHitsEverythingIsExternal() {
    var everything = List.of(Map.<String, String>of());
    for (var seed = 0; seed < SEEDS; seed++) {
      var sums = Localizer.sums(Planted.sums(seed, 0.05, 0.3, everything), 5);
      var counts = Localizer.counts(Planted.failures(seed, 6, everything).leaves(), 5);

      assertThat(sums.external()).as("sums, seed %d", seed).isTrue();
      assertThat(counts.external()).as("counts, seed %d", seed).isTrue();
      assertThat(sums.causes()).isEmpty();
      assertThat(counts.causes()).isEmpty();
      assertThat(counts.score()).isPositive();
    }
  }

  @Test
  void whereNothingHappenedNothingIsTold() {
    var told =
        IntStream.range(0, 200)
            .filter(seed -> {
              var sums = Localizer.sums(Planted.sums(seed, 0.1, 0, List.of()), 1);
              var counts = Localizer.counts(Planted.failures(seed, 1, List.of()).leaves(), 1);
              return sums.external()
                  || counts.external()
                  || !sums.causes().isEmpty()
                  || !counts.causes().isEmpty();
            })
            .count();

    // The stated rate is at most 1 in 100 searches of each kind.
    assertThat(told).isLessThanOrEqualTo(4);
  }

  @Test
  void theOrderOfRowsMattersForNothing() {
    var rows = Planted.all();
    var random = new Random(7);
    var seen = rows.stream().map(row -> 90 + 20 * random.nextDouble()).toList();
    var forwards = Leaves.with(Planted.ATTRIBUTES);
    var backwards = Leaves.with(Planted.ATTRIBUTES);
    for (var row = 0; row < rows.size(); row++) {
      var last = rows.size() - 1 - row;
      forwards.add(rows.get(row), rows.get(row).contains("p3") ? 10 : seen.get(row), 100);
      backwards.add(rows.get(last), rows.get(last).contains("p3") ? 10 : seen.get(last), 100);
    }

    assertThat(Localizer.sums(forwards.build(), 20).ranked())
        .extracting(Ranked::combination, Ranked::score)
        .isEqualTo(
            Localizer.sums(backwards.build(), 20).ranked().stream()
                .map(each -> org.assertj.core.groups.Tuple.tuple(each.combination(), each.score()))
                .toList());
  }

  @Test
  void degenerateTablesAreAnswered() {
    var empty = Leaves.with(List.of("a")).build();
    var zeros = Leaves.with(List.of("a")).add(List.of("x"), 0, 0).build();
    var large = Leaves.with(List.of("a")).add(List.of("x"), 1e15, 1).add(List.of("y"), 0, 1e15);

    assertThat(Localizer.sums(empty, 5).causes()).isEmpty();
    assertThat(Localizer.counts(empty, 5).causes()).isEmpty();
    assertThat(Localizer.sums(zeros, 5).causes()).isEmpty();
    assertThat(Localizer.counts(zeros, 5).external()).isFalse();
    assertThat(Localizer.sums(large.build(), 5).score()).isFinite();
  }

  @Test
  void whatIsNoLeafIsRefused() {
    var leaves = Leaves.with(List.of("a"));

    assertThatThrownBy(() -> leaves.add(List.of("x", "y"), 1, 1))
        .hasMessage("a leaf must have 1 values, but has 2");
    assertThatThrownBy(() -> leaves.add(List.of("x"), Double.NaN, 1))
        .hasMessage("must be 0 or more and finite, but is NaN");
    assertThatThrownBy(() -> Leaves.with(List.of()))
        .hasMessage("there must be 1 to 12 attributes, but there are 0");
    assertThatThrownBy(() -> Failures.of(List.of("a")).now(List.of("x"), 3, 2))
        .hasMessage("failures must be 0 to the number of requests, but are 3.0 of 2.0");
  }
}
