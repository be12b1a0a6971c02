package fengsui.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

  @Test
  void readsAndWritesAsPostgresDoes() {
    var text = "{[1,5),[7,8),[10,13)}";

    assertThat(Ranges.parse(text).text()).isEqualTo(text);
    assertThat(Ranges.parse("{}").text()).isEqualTo("{}");
    assertThat(Ranges.of(3, 1, 2, 2).text()).isEqualTo("{[1,4)}");
    assertThat(Ranges.parse(text).missing()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void behaveLikeSetsOfNumbers(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 300; i++) {
      var a = numbers(random);
      var b = numbers(random);

      var both = new TreeSet<>(a);
      both.addAll(b);
      var rest = new TreeSet<>(a);
      rest.removeAll(b);

      assertThat(all(ranges(a).plus(ranges(b)))).isEqualTo(both);
      assertThat(all(ranges(a).minus(ranges(b)))).isEqualTo(rest);
      assertThat(ranges(a).plus(ranges(b))).isEqualTo(ranges(both));
    }
  }

  private static TreeSet<Long> numbers(Random random) {
    var all = new TreeSet<Long>();
    for (var i = random.nextInt(20); i > 0; i--) {
      all.add(1L + random.nextInt(30));
    }
    return all;
  }

  private static Ranges ranges(TreeSet<Long> numbers) {
    return Ranges.of(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  private static TreeSet<Long> all(Ranges ranges) {
    var all = new TreeSet<Long>();
    LongStream.rangeClosed(0, 40).filter(ranges::contains).forEach(all::add);
    return all;
  }
}
