package fengsui.server.pages.payments;

import fengsui.history.Pulse;
import fengsui.history.store.StoreException;
import fengsui.server.incident.Incidents;
import fengsui.server.ingest.PaymentDesk;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.payments.CampaignBook;
import fengsui.server.payments.PaymentNet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Payments: what discounts take off, beside what is usual and what is planned.
@RestController
class PaymentsPage {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentsPage.class);

  /// Payments may be dated so far ahead of our clock.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final PaymentDesk desk;
  private final PaymentNet net;
  private final CampaignBook campaigns;
  private final Incidents incidents;
  private final Screens screens;

  PaymentsPage(
      PaymentDesk desk,
      PaymentNet net,
      CampaignBook campaigns,
      Incidents incidents,
      Screens screens) {
    this.desk = desk;
    this.net = net;
    this.campaigns = campaigns;
    this.incidents = incidents;
    this.screens = screens;
  }

  @GetMapping("/payments")
  ResponseEntity<byte[]> page(Frame frame) {
    var seen =
        new PaymentsView.Seen(pulse(frame), campaigns.all(), incidents.all(), net.standing());
    return screens.show("payments", frame, PaymentsView.of(seen, frame));
  }

  /// The hour up to the newest payment; null if there is none, or the store cannot be read.
  private @Nullable Pulse pulse(Frame frame) {
    if (!desk.any()) {
      return null;
    }
    var latest = frame.now().plus(AHEAD);
    try (var view = desk.view()) {
      return view.newest()
          .map(newest -> view.pulse(newest.isAfter(latest) ? latest : newest))
          .orElse(null);
    } catch (StoreException e) {
      LOG.warn("payments could not be shown: {}", e.getMessage());
      return null;
    }
  }
}
