package fengsui.server.ingest;

import fengsui.history.Exposure;
import fengsui.history.store.Store;
import fengsui.history.store.StoreException;
import fengsui.history.store.View;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import fengsui.server.config.Configuration;
import fengsui.server.store.DiskSpace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The way of payments from the socket into the store, no more at a time than it can bear. The
/// store is opened by the first who needs it, and again after it was in doubt.
@Component
public final class PaymentDesk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);
  private static final int LARGEST = 32 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Rejected lines that an answer names; the rest are only counted there.
  private static final int NAMED = 100;

  private final Turnstile reading = new Turnstile(8, PATIENCE);
  private final Turnstile taking = new Turnstile(1, PATIENCE);
  private final Turnstile asking = new Turnstile(2, PATIENCE);
  private final Path folder;
  private final DiskSpace disk;
  private final PaymentQuarantine quarantine;
  private final Counter stored;
  private final Counter duplicates;
  private final Counter quarantined;
  private final List<PaymentArrivals> arrivals = new CopyOnWriteArrayList<>();
  private @Nullable Store store;

  PaymentDesk(
      Configuration configuration, DiskSpace disk, InstantSource clock, MeterRegistry registry) {
    this.folder = configuration.data().resolve("payments");
    this.disk = disk;
    this.quarantine = new PaymentQuarantine(folder, clock);
    this.stored = counter("kept", registry);
    this.duplicates = counter("duplicate", registry);
    this.quarantined = counter("quarantined", registry);
  }

  private static Counter counter(String result, MeterRegistry registry) {
    return Counter.builder("fengsui.payments")
        .description("Payments received, by what became of them.")
        .tag("result", result)
        .register(registry);
  }

  /// A line that was set aside, and why.
  record Rejected(String place, String problem, String remedy) {}

  /// What became of a batch. All of it is on disk.
  ///
  /// @param rejected the first of the quarantined lines
  record Taken(int stored, int duplicates, int quarantined, List<Rejected> rejected) {}

  /// Takes in the body of `request`. Returns when all of it is kept for good.
  ///
  /// @throws Refusal if not: then the whole of it is to be sent again
  Taken take(HttpServletRequest request) throws Exception {
    if (!disk.enough()) {
      throw Refusal.unavailable("has no room on its disk");
    }
    var lines = PaymentLines.read(reading.through(() -> Body.read(request, LARGEST)));
    return taking.through(() -> keep(lines));
  }

  private Taken keep(PaymentLines lines) {
    try {
      var receipt = append(lines.payments());
      quarantine.add(lines.bad());
      arrivals.forEach(each -> each.arrived(lines.payments()));
      stored.increment(receipt.stored());
      duplicates.increment(receipt.duplicates());
      quarantined.increment(lines.bad().size());
      return new Taken(
          receipt.stored(), receipt.duplicates(), lines.bad().size(), named(lines.bad()));
    } catch (StoreException | IOException e) {
      LOG.warn("payments could not be kept: {}", e.getMessage());
      throw Refusal.unavailable("cannot keep payments at the moment");
    }
  }

  private static List<Rejected> named(List<PaymentLines.Bad> bad) {
    return bad.stream()
        .limit(NAMED)
        .map(PaymentLines.Bad::why)
        .map(why -> new Rejected(why.place(), why.problem(), why.remedy()))
        .toList();
  }

  private Store.Receipt append(List<Payment> payments) {
    var open = open();
    try {
      return open.append(payments);
    } finally {
      if (open.inDoubt()) {
        close();
      }
    }
  }

  /// From now on `listener` is told of all payments that are kept.
  public void tell(PaymentArrivals listener) {
    arrivals.add(listener);
  }

  /// Whether any payment was ever kept.
  public boolean any() {
    return Store.is(folder);
  }

  /// Returns everything that was acknowledged until now; to be closed.
  ///
  /// @throws StoreException if it cannot be read
  public View view() {
    return open().view();
  }

  /// Returns whom and what `where` covers, of everything that was acknowledged.
  ///
  /// @throws Refusal if it cannot be read, or too many ask
  Exposure exposure(Where where) throws Exception {
    return asking.through(() -> {
      try {
        return open().exposure(where);
      } catch (StoreException e) {
        LOG.warn("payments could not be asked: {}", e.getMessage());
        throw Refusal.unavailable("cannot read its payments at the moment");
      }
    });
  }

  private synchronized Store open() {
    var open = store == null ? Store.open(folder) : store;
    store = open;
    return open;
  }

  @Override
  public synchronized void close() {
    var open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }
}
