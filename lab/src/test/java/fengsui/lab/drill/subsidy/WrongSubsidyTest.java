package fengsui.lab.drill.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.Drill;
import fengsui.lab.DrillRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The afternoon and each of its twins are told for what they are, once, in time, with the right
/// scope and suspect, and to the fen.
class WrongSubsidyTest {

  static Stream<TillScenario> afternoons() {
    return WrongSubsidy.twins().stream();
  }

  @Test
  void theRealOneIsBlockedByTheGuardAndToldWhenTheGuardIsOverridden() {
    var result = new TillDrill(List.of(WrongSubsidy.real())).run(Drill.Terms.ONCE, row -> {});

    assertThat(result.rows()).hasSize(2).allMatch(row -> row.problems().isEmpty());
    assertThat(result.passed()).isTrue();
    assertThat(result.rows().getFirst().timeline().getFirst().what()).isEqualTo("block");
  }

  @ParameterizedTest
  @MethodSource("afternoons")
  void everyAfternoonIsToldForWhatItIs(TillScenario scenario) {
    var result = new TillDrill(List.of(scenario)).run(Drill.Terms.ONCE, row -> {});

    assertThat(result.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.problems()).isEmpty())
        .matches(DrillRow::right);
  }
}
