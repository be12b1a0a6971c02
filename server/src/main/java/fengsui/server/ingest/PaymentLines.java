package fengsui.server.ingest;

import fengsui.history.store.Store;
import fengsui.model.Payment;
import fengsui.wire.PaymentReader;
import fengsui.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A batch of payments, read line by line; a bad line spoils no other.
record PaymentLines(List<Payment> payments, List<Bad> bad) {

  private static final int MOST = 50_000;
  private static final int KEPT = 4_096;
  private static final PaymentReader READER = new PaymentReader();

  /// A line that is no payment.
  ///
  /// @param text how it begins; nothing if it is too long or no text
  record Bad(WireException why, String text) {}

  static PaymentLines read(byte[] body) throws IOException {
    var payments = new ArrayList<Payment>();
    var bad = new ArrayList<Bad>();
    var last = new String[] {""};
    fengsui.wire.Lines.each(
        new ByteArrayInputStream(body),
        line -> {
          last[0] = line;
          var payment = READER.read(line);
          Store.check(payment);
          return payment;
        },
        payment -> {
          payments.add(payment);
          last[0] = "";
          limit(payments.size() + bad.size());
        },
        why -> {
          bad.add(new Bad(why, last[0].substring(0, Math.min(last[0].length(), KEPT))));
          last[0] = "";
          limit(payments.size() + bad.size());
        });
    return new PaymentLines(payments, bad);
  }

  private static void limit(int lines) {
    if (lines > MOST) {
      throw Refusal.tooLarge("has more than " + MOST + " lines", "send smaller batches");
    }
  }
}
