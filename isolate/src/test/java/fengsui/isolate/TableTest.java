package fengsui.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of likelihoods is a probability table.
class TableTest {

  @ParameterizedTest
  @EnumSource(Symptom.class)
  void theAnswersToAQuestionSumToOneUnderEveryCause(Symptom symptom) {
    for (var question : Table.STANDARD.questions(symptom)) {
      var answers = Table.STANDARD.answers(symptom, question);
      if (answers.stream().anyMatch(Table.Row::alone)) {
        assertThat(answers).as(question).hasSize(1);
        continue;
      }
      for (var cause : Cause.values()) {
        var sum = answers.stream().mapToDouble(row -> row.likelihood().get(cause)).sum();
        assertThat(sum).as("%s %s %s", symptom, question, cause).isCloseTo(1, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Symptom.class)
  void everySymptomHasAPrior(Symptom symptom) {
    assertThat(Table.STANDARD.prior(symptom)).containsOnlyKeys(Cause.values());
  }

  @ParameterizedTest
  @EnumSource(Symptom.class)
  void noAnswerIsImpossible(Symptom symptom) {
    for (var question : Table.STANDARD.questions(symptom)) {
      for (var row : Table.STANDARD.answers(symptom, question)) {
        assertThat(row.likelihood().values()).as(row.toString()).allMatch(p -> p > 0 && p < 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Symptom.class)
  void everyQuestionHasAReason(Symptom symptom) {
    for (var question : Table.STANDARD.questions(symptom)) {
      var answers = Table.STANDARD.answers(symptom, question);
      assertThat(answers).as(question).anyMatch(row -> !row.why().isBlank());
    }
  }
}
