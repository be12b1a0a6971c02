package fengsui.server.pages.payments;

import fengsui.server.incident.Incidents;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.payments.CampaignBook;
import fengsui.server.payments.PaymentNet;
import fengsui.server.payments.Pulses;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Payments: what discounts take off, beside what is usual and what is planned.
@RestController
class PaymentsPage {

  private final Pulses pulses;
  private final PaymentNet net;
  private final CampaignBook campaigns;
  private final Incidents incidents;
  private final Screens screens;

  PaymentsPage(
      Pulses pulses, PaymentNet net, CampaignBook campaigns, Incidents incidents, Screens screens) {
    this.pulses = pulses;
    this.net = net;
    this.campaigns = campaigns;
    this.incidents = incidents;
    this.screens = screens;
  }

  @GetMapping("/payments")
  ResponseEntity<byte[]> page(Frame frame) {
    var seen =
        new PaymentsView.Seen(
            pulses.latest().orElse(null), campaigns.all(), incidents.all(), net.standing());
    return screens.show("payments", frame, PaymentsView.of(seen, frame));
  }
}
