package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingTest {

  @Test
  void aSecureSiteIsProbedToTheEndAndNothingIsWrong() throws Exception {
    assertThat(Training.run()).containsExactly(0, 0, 0);
  }
}
