package fengsui.server.ingest;

import fengsui.model.Payment;
import java.util.List;

/// Hears of payments once they are on disk, batch by batch in the order in which they were kept.
@FunctionalInterface
public interface PaymentArrivals {

  /// Must be quick and must not throw. Some may have been told before.
  void arrived(List<Payment> payments);
}
