package fengsui.server.resolvers;

import fengsui.isolate.CacheTail;
import fengsui.isolate.CacheTail.Lingering;
import fengsui.isolate.Path;
import fengsui.isolate.Tails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// The wrong answers that caches may still hold, as the judge last saw them, for those who show
/// them; and kept through a restart.
@Component
public final class TailBoard {

  private static final Duration KEEPING = Duration.ofSeconds(10);

  private final TailTable table;
  private volatile List<Lingering> now = List.of();
  private List<Lingering> kept = List.of();
  private Instant keptAt = Instant.MIN;

  TailBoard(TailTable table) {
    this.table = table;
  }

  /// What was kept before the start.
  public List<Lingering> recall() {
    kept = table.load();
    now = kept;
    return kept;
  }

  /// Shows what the judge knows, and brings it to the database now and then. For one thread.
  public void show(Instant at, Tails tails) {
    var all = tails.all();
    now = all;
    if (!keptAt.plus(KEEPING).isAfter(at) && !all.equals(kept)) {
      table.replace(all);
      kept = all;
      keptAt = at;
    }
  }

  /// The tail of each carrier on the paths of `which`.
  public List<CacheTail> of(Predicate<Path> which) {
    var tails = new Tails();
    tails.restore(now);
    return tails.of(which);
  }
}
