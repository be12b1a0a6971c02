package fengsui.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final List<String> ATTRIBUTES = List.of("carrier", "target");

  private record Event(long slot, List<String> values, long bad, long total) {}

  private static Event event(Random random, long slot) {
    var values = List.of("c" + random.nextInt(4), "t" + random.nextInt(6));
    var total = 1 + random.nextInt(40);
    var rate = slot > 60 && values.getFirst().equals("c2") ? 0.4 : 0.03;
    return new Event(slot, values, Planted.binomial(random, total, rate), total);
  }

  private static Explanation fromScratch(List<Event> events, long newest, int now, int before) {
    var failures = Failures.of(ATTRIBUTES);
    for (var each : events) {
      if (each.slot > newest - now) {
        failures.now(each.values, each.bad, each.total);
      } else if (each.slot > newest - now - before) {
        failures.before(each.values, each.bad, each.total);
      }
    }
    return Localizer.counts(failures.leaves(), 10);
  }

  private static List<Tuple> essence(List<Ranked> ranked) {
    return ranked.stream()
        .map(each -> tuple(each.combination(), each.evidence(), each.actual(), each.leaves()))
        .toList();
  }

  @Test
  void saysWhatOneWouldSayFromScratch() {
    for (var seed = 0; seed < 10; seed++) {
      var random = new Random(seed);
      var now = 1 + random.nextInt(5);
      var before = random.nextInt(30);
      var window = new Window(ATTRIBUTES, now, before);
      var events = new ArrayList<Event>();
      for (var slot = -20L;
          slot < 100;
          slot += random.nextInt(8) == 0 ? 1 + random.nextInt(45) : 1) {
        for (var each = 0; each <= random.nextInt(30); each++) {
          var late = random.nextInt(5) == 0 && each > 0 ? random.nextInt(50) : 0;
          var event = event(random, slot - late);
          var inTime = window.add(event.slot, event.values, event.bad, event.total);
          assertThat(inTime).isEqualTo(late < now + before);
          events.add(event);
        }
        var found = window.explain(10);
        var expected = fromScratch(events, slot, now, before);
        assertThat(essence(found.ranked())).isEqualTo(essence(expected.ranked()));
        assertThat(essence(found.causes())).isEqualTo(essence(expected.causes()));
        assertThat(found.external()).isEqualTo(expected.external());
      }
    }
  }

  @Test
  void tellsTheScopeInTheSecondOfTheAlarm() {
    var random = new Random(3);
    var window = new Window(ATTRIBUTES, 5, 50);
    for (var slot = 0L; slot < 64; slot++) {
      for (var each = 0; each < 60; each++) {
        var event = event(random, slot);
        window.add(event.slot, event.values, event.bad, event.total);
      }
    }

    assertThat(window.explain(5).causes())
        .extracting(Ranked::combination)
        .containsExactly(Combination.of(Map.of("carrier", "c2")));
  }

  @Test
  void forgetsWhatIsOverAndRefusesWhatIsTooLate() {
    var window = new Window(ATTRIBUTES, 1, 2);
    window.add(10, List.of("c1", "t1"), 9, 10);
    window.advance(1_000_000_000_000L);

    assertThat(window.add(10, List.of("c1", "t1"), 9, 10)).isFalse();
    assertThat(window.explain(5).ranked()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefused() {
    var window = new Window(ATTRIBUTES, 1, 2);

    assertThatThrownBy(() -> window.add(1, List.of("c1"), 0, 1))
        .hasMessage(
            "a leaf must have 2 values and 0 to all of its requests failed,"
                + " but is [c1] with 0 of 1");
    assertThatThrownBy(() -> new Window(ATTRIBUTES, 0, 1))
        .hasMessage("slots must be at least 1 now, 0 before and 100000 in all, but are 0 and 1");
  }
}
