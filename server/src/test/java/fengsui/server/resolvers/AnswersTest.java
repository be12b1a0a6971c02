package fengsui.server.resolvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fengsui.model.Observation;
import fengsui.model.StageFacts.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final Told UNICOM =
      new Told("unicom", "udp://202.106.196.115:53", Instant.parse("2025-08-12T11:41:03Z"));

  private static Count sum(Observation... seen) {
    return Arrays.stream(seen).map(Answers::count).reduce(Count.NONE, Count::plus);
  }

  @Test
  void eachAnswerIsRightWrongOrNone() {
    var count = sum(UNICOM.right(4), UNICOM.wrong(5), UNICOM.portal(6), UNICOM.nothing());

    assertThat(count.asked()).isEqualTo(4);
    assertThat(count.resolved()).isEqualTo(1);
    assertThat(count.poisoned()).isEqualTo(2);
    assertThat(count.failed()).isEqualTo(1);
    assertThat(count.ttlMin()).isEqualTo(60);
    assertThat(count.ttlMax()).isEqualTo(600);
    assertThat(count.latency().stream().mapToLong(it -> it).sum())
        .as("silence took no time")
        .isEqualTo(3);
  }

  @Test
  void onlyWhatClientsOfTheCarrierAreToldIsTheCarriers() {
    assertThat(Answers.spot(UNICOM.right(4)))
        .contains(new Spot("unicom", "beijing", "udp://202.106.196.115:53"));
    assertThat(Answers.spot(UNICOM.right(Role.LOCAL))).isPresent();
    assertThat(Answers.spot(UNICOM.right(Role.CONTROL))).isEmpty();
    assertThat(Answers.spot(UNICOM.right(Role.AUTHORITY))).isEmpty();
  }

  @Test
  void quantilesAreWithinTheirStep() {
    var random = new Random(7);
    var times = random.doubles(2000, 0, 900).sorted().toArray();
    var counts =
        Arrays.stream(times).mapToObj(ms -> Latency.one(ms, 1)).reduce(Latency.NONE, Latency::sum);

    assertThat(Latency.quantile(counts, 0.5)).isCloseTo(times[1000], within(40.0));
    assertThat(Latency.quantile(counts, 0.95)).isCloseTo(times[1900], within(60.0));
    assertThat(Latency.quantile(Latency.NONE, 0.5)).isNaN();
    assertThat(Latency.step(5001)).isEqualTo(Latency.STEPS - 1);
  }
}
