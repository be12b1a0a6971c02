package fengsui.server.pages.orders;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.incident.Incidents;
import fengsui.server.orders.Followers;
import fengsui.server.orders.Orders;
import fengsui.server.orders.Outcome;
import fengsui.server.orders.SigningKey;
import fengsui.server.orders.Wish;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.pages.VerdictWords;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Containment orders: proposed by a responder, issued by an approver, withdrawn by either.
@RestController
class OrdersPage {

  private final Orders orders;
  private final Followers followers;
  private final SigningKey key;
  private final Incidents incidents;
  private final Audit audit;
  private final Screens screens;

  OrdersPage(
      Orders orders,
      Followers followers,
      SigningKey key,
      Incidents incidents,
      Audit audit,
      Screens screens) {
    this.orders = orders;
    this.followers = followers;
    this.key = key;
    this.incidents = incidents;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/orders")
  ResponseEntity<byte[]> page(Frame frame) {
    return screens.show("orders", frame, view(frame));
  }

  @PostMapping("/orders")
  ResponseEntity<byte[]> propose(Frame frame, OrderForm form, HttpServletRequest request) {
    try {
      var wish = form.wish();
      var outcome = orders.propose(wish, Caller.of(request).words());
      return after(outcome, form, frame, noted(request, "order.propose", "" + wish.place()));
    } catch (IllegalArgumentException e) {
      return refused(HttpStatus.BAD_REQUEST, form, frame, "tiers: " + e.getMessage());
    }
  }

  /// Proposes what helps against the carrier that the incident's verdict names.
  @PostMapping("/incidents/{id}/order")
  ResponseEntity<byte[]> against(Frame frame, @PathVariable String id, HttpServletRequest request) {
    var wish =
        incidents
            .find(id)
            .flatMap(incident ->
                Wish.against(
                    incident.verdict(),
                    id,
                    new VerdictWords(frame.words()).whose(incident.verdict())));
    if (wish.isEmpty()) {
      return refused(
          HttpStatus.CONFLICT, OrderForm.fresh(), frame, frame.say("orders.no-carrier", id));
    }
    var outcome = orders.propose(wish.get(), Caller.of(request).words());
    return after(outcome, OrderForm.fresh(), frame, noted(request, "order.propose", id));
  }

  @PostMapping("/orders/{id}/issue")
  ResponseEntity<byte[]> issue(Frame frame, @PathVariable String id, HttpServletRequest request) {
    var outcome = orders.issue(Orders.number(id), Caller.of(request).words());
    return after(outcome, OrderForm.fresh(), frame, noted(request, "order.issue", id));
  }

  @PostMapping("/orders/{id}/withdraw")
  ResponseEntity<byte[]> withdraw(
      Frame frame, @PathVariable String id, HttpServletRequest request) {
    var outcome = orders.withdraw(Orders.number(id), Caller.of(request).words());
    return after(outcome, OrderForm.fresh(), frame, noted(request, "order.withdraw", id));
  }

  /// Writes a deed into the audit, once its result is known.
  private interface Note {
    void result(String subject, String result);
  }

  private Note noted(HttpServletRequest request, String what, String fallback) {
    return (subject, result) ->
        audit.record(request, what, subject.isEmpty() ? fallback : subject, result);
  }

  private ResponseEntity<byte[]> after(Outcome outcome, OrderForm form, Frame frame, Note note) {
    return switch (outcome) {
      case Outcome.Done(var entry) -> {
        note.result(entry.id() + " " + entry.wish().place(), "ok");
        yield ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/orders")).build();
      }
      case Outcome.Unknown _ ->
          refused(HttpStatus.NOT_FOUND, form, frame, frame.say("orders.no-such"));
      case Outcome.Refused(var why) -> {
        note.result("", "refused: " + why);
        yield refused(HttpStatus.CONFLICT, form, frame, why);
      }
    };
  }

  private ResponseEntity<byte[]> refused(
      HttpStatus status, OrderForm form, Frame frame, String why) {
    return screens.show(status, "orders", frame, view(frame).with(form, why));
  }

  private OrdersView view(Frame frame) {
    return OrdersView.of(orders.all(), followers.all(), key, frame);
  }
}
