package fengsui.server.ingest;

import fengsui.server.ingest.Line.Bad;
import fengsui.server.store.Partitions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps each observation of each spool once, whatever is sent how often and in which order.
@Component
final class Intake {

  /// More gaps than that are no network's doing; each costs a little at every batch.
  private static final int MOST_GAPS = 2_000;

  private static final String NO_PARTITION = "23514";

  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final Spools spools;
  private final Rows rows;
  private final Quarantine quarantine;
  private final Partitions partitions;
  private final News news;

  Intake(
      InstantSource clock,
      TransactionTemplate transaction,
      Spools spools,
      Rows rows,
      Quarantine quarantine,
      Partitions partitions,
      News news) {
    this.clock = clock;
    this.transaction = transaction;
    this.spools = spools;
    this.rows = rows;
    this.quarantine = quarantine;
    this.partitions = partitions;
    this.news = news;
  }

  /// What became of a batch.
  record Taken(Ranges acknowledged, int kept, int duplicates, List<Bad> rejected) {}

  /// Returns when all of it is kept for good.
  Taken take(Batch batch) {
    var received = clock.instant();
    var fresh = kept(batch, received);
    news.tell(received, batch, fresh.good());
    var rejected = batch.rejected();
    var kept = fresh.good().size();
    return new Taken(
        batch.numbers(), kept, batch.lines().size() - rejected.size() - kept, rejected);
  }

  private Batch.Fresh kept(Batch batch, Instant received) {
    try {
      return attempt(batch, received);
    } catch (NotKept e) {
      if (!NO_PARTITION.equals(e.state())) {
        throw e;
      }
      partitions.make("observation", received, received);
      return attempt(batch, received);
    }
  }

  private Batch.Fresh attempt(Batch batch, Instant received) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> store(batch, received)));
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      news.doubt(batch);
      throw e;
    }
  }

  private Batch.Fresh store(Batch batch, Instant received) {
    var spool = spools.lock(batch.agent(), batch.spool(), received);
    var fresh = batch.without(spool.received());
    var now = spool.received().plus(batch.numbers());
    if (now.size() > MOST_GAPS) {
      throw new Refusal(
          409, "spool", "would have over " + MOST_GAPS + " gaps", "send what is missing first");
    }
    for (var bad : fresh.bad()) {
      quarantine.add(batch, received, bad);
    }
    if (!fresh.good().isEmpty()) {
      copy(spool, fresh, received);
    }
    spools.keep(new Spools.Spool(spool.id(), now), received);
    return fresh;
  }

  private void copy(Spools.Spool spool, Batch.Fresh fresh, Instant received) {
    var id = spools.batch(received, fresh.first(), fresh.last());
    try {
      rows.add(new Rows.Batch(id, spool.id(), received), fresh.good());
    } catch (SQLException | IOException e) {
      throw new NotKept(e);
    }
  }
}
