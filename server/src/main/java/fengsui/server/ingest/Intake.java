package fengsui.server.ingest;

import fengsui.model.Observation;
import fengsui.server.ingest.Line.Bad;
import fengsui.server.ingest.Line.Good;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps each observation of each spool once, whatever is sent how often and in which order.
@Component
final class Intake {

  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final Spools spools;
  private final Rows rows;
  private final Quarantine quarantine;
  private final List<Arrivals> arrivals;

  Intake(
      InstantSource clock,
      TransactionTemplate transaction,
      Spools spools,
      Rows rows,
      Quarantine quarantine,
      ObjectProvider<Arrivals> arrivals) {
    this.clock = clock;
    this.transaction = transaction;
    this.spools = spools;
    this.rows = rows;
    this.quarantine = quarantine;
    this.arrivals = arrivals.orderedStream().toList();
  }

  /// What became of a batch.
  record Taken(Instant received, Ranges acknowledged, int duplicates, List<Bad> rejected) {}

  /// Returns when all of `lines` is kept for good.
  Taken take(String agent, UUID spool, List<Line> lines) {
    var received = clock.instant();
    var fresh =
        Objects.requireNonNull(transaction.execute(_ -> store(agent, spool, lines, received)));
    tell(received, fresh.stream().map(Good::observation).toList());
    var rejected = lines.stream().filter(Bad.class::isInstance).map(Bad.class::cast).toList();
    var duplicates = lines.size() - rejected.size() - fresh.size();
    return new Taken(received, numbers(lines), duplicates, rejected);
  }

  private List<Good> store(String agent, UUID name, List<Line> lines, Instant received) {
    var spool = spools.lock(agent, name, received);
    var seen = new HashSet<Long>();
    var fresh = new ArrayList<Good>();
    for (var line : lines) {
      switch (line) {
        case Good good -> {
          if (!spool.received().contains(good.sequence()) && seen.add(good.sequence())) {
            fresh.add(good);
          }
        }
        case Bad bad -> {
          var number = bad.sequence();
          if (number == null || (!spool.received().contains(number) && seen.add(number))) {
            quarantine.add(agent, name, received, bad);
          }
        }
      }
    }
    copy(spool, fresh, received);
    spools.keep(new Spools.Spool(spool.id(), spool.received().plus(numbers(lines))), received);
    return fresh;
  }

  private void copy(Spools.Spool spool, List<Good> fresh, Instant received) {
    if (fresh.isEmpty()) {
      return;
    }
    try {
      rows.add(new Rows.Batch(spools.batch(received), spool.id(), received), fresh);
    } catch (SQLException | IOException e) {
      throw new NotKept(e);
    }
  }

  private void tell(Instant received, List<Observation> observations) {
    if (!observations.isEmpty()) {
      arrivals.forEach(listener -> listener.arrived(received, observations));
    }
  }

  private static Ranges numbers(List<Line> lines) {
    return Ranges.of(
        lines.stream()
            .map(line ->
                switch (line) {
                  case Good good -> good.sequence();
                  case Bad bad -> bad.sequence();
                })
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .toArray());
  }
}
