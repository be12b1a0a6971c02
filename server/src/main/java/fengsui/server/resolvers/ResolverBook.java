package fengsui.server.resolvers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the carriers' resolvers answered lately, resolver by resolver.
@Component
public final class ResolverBook {

  /// How far back "since when" looks.
  private static final Duration HISTORY = Duration.ofDays(2);

  private final ResolverTable table;
  private final InstantSource clock;
  private final WellKnown wellKnown = WellKnown.standard();

  ResolverBook(ResolverTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /// What was answered in the last `time`, in the order of carrier, province and resolver.
  public List<Measured> last(Duration time) {
    Instant now = clock.instant();
    var since = table.poisonedSince(now.minus(HISTORY));
    return table.since(now.minus(time)).entrySet().stream()
        .map(each ->
            Measured.of(
                each.getKey(),
                each.getValue(),
                since.get(each.getKey()),
                wellKnown.find(each.getKey().resolver()).orElse(null)))
        .toList();
  }

  /// Who the resolvers of a carrier are said to be.
  public WellKnown wellKnown() {
    return wellKnown;
  }
}
