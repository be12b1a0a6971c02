package fengsui.dns.udp;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelTest {

  private static final long MILLISECOND = 1_000_000;
  private static final Message QUERY =
      Query.of(Name.of("shop.example"), RecordType.A).message(new Random(1));

  private static Flight flight() {
    var patience = Patience.of(Duration.ofSeconds(1), Duration.ZERO);
    return new Flight(QUERY, patience, new Flight.Askers(null, reply -> {}));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsEachOnceItsTimeHasComeAndNeverBefore(long seed) {
    var random = new Random(seed);
    var now = random.nextLong(Long.MAX_VALUE / 2) - Long.MAX_VALUE / 4;
    var wheel = new Wheel(now);
    var in = new HashMap<Flight, Long>();
    for (int i = 0; i < 20_000; i++) {
      var flight = flight();
      var at = now + random.nextLong(3_000 * MILLISECOND);
      wheel.put(flight, at);
      in.put(flight, at);
      if (random.nextInt(3) == 0) {
        wheel.remove(flight);
        in.remove(flight);
      }
      now += random.nextLong(3 * MILLISECOND);
      if (i % 7 == 0) {
        check(wheel, in, now);
      }
    }
    check(wheel, in, now + 4_000 * MILLISECOND);
    assertThat(wheel.size()).isZero();
  }

  private static void check(Wheel wheel, Map<Flight, Long> in, long now) {
    for (var due : wheel.due(now)) {
      assertThat(in.remove(due)).isLessThanOrEqualTo(now);
    }
    assertThat(wheel.size()).isEqualTo(in.size());
    assertThat(in.values()).allMatch(at -> at > now - 2 * MILLISECOND);
  }

  @Test
  void restsUntilSomethingIsDue() {
    var wheel = new Wheel(0);
    assertThat(wheel.quiet()).isEqualTo(1024);
    wheel.put(flight(), 10 * MILLISECOND);
    assertThat(wheel.quiet()).isEqualTo(11);
    assertThat(wheel.due(5 * MILLISECOND)).isEmpty();
    assertThat(wheel.quiet()).isEqualTo(6);
    assertThat(wheel.due(11 * MILLISECOND)).hasSize(1);
  }
}
