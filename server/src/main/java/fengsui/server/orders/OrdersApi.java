package fengsui.server.orders;

import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Containment orders for programs.
@RestController
final class OrdersApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1 << 16;

  private final Orders orders;
  private final Followers followers;
  private final SigningKey key;
  private final Audit audit;
  private final InstantSource clock;

  OrdersApi(Orders orders, Followers followers, SigningKey key, Audit audit, InstantSource clock) {
    this.orders = orders;
    this.followers = followers;
    this.key = key;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
  String all() {
    var now = clock.instant();
    var root = JSON.createObjectNode().put("at", now.toString()).put("key", key.id());
    root.put("sequence", orders.sheet().map(Signed::sequence).orElse(0L));
    var list = root.putArray("orders");
    orders.all().forEach(entry -> list.add(node(entry, now)));
    var who = root.putArray("followers");
    followers.all().forEach(follower -> who.add(node(follower)));
    return root.toString();
  }

  /// The signed sheet itself, to be handed to an application or laid on a mirror.
  @GetMapping("/api/v1/orders/sheet")
  ResponseEntity<byte[]> sheet() {
    return orders.sheet().map(SheetAnswer::of).orElseGet(() -> ResponseEntity.notFound().build());
  }

  @PostMapping("/api/v1/orders")
  ResponseEntity<Object> propose(HttpServletRequest request) throws IOException {
    var wish = WishJson.read(request.getInputStream().readNBytes(LONGEST));
    var outcome = orders.propose(wish, Caller.of(request).words());
    return answer(outcome, request, "order.propose", wish.place().toString());
  }

  @PostMapping("/api/v1/orders/{id}/issue")
  ResponseEntity<Object> issue(@PathVariable String id, HttpServletRequest request) {
    var outcome = orders.issue(Orders.number(id), Caller.of(request).words());
    return answer(outcome, request, "order.issue", id);
  }

  @PostMapping("/api/v1/orders/{id}/withdraw")
  ResponseEntity<Object> withdraw(@PathVariable String id, HttpServletRequest request) {
    var outcome = orders.withdraw(Orders.number(id), Caller.of(request).words());
    return answer(outcome, request, "order.withdraw", id);
  }

  private ResponseEntity<Object> answer(
      Outcome outcome, HttpServletRequest request, String what, String subject) {
    return switch (outcome) {
      case Outcome.Done(var entry) -> {
        audit.record(request, what, entry.id() + " " + entry.wish().place(), "ok");
        yield ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .body(node(entry, clock.instant()).toString());
      }
      case Outcome.Unknown _ -> problem(HttpStatus.NOT_FOUND, subject + ": there is no such order");
      case Outcome.Refused(var why) -> {
        audit.record(request, what, subject, "refused: " + why);
        yield problem(HttpStatus.CONFLICT, why);
      }
    };
  }

  @ExceptionHandler
  ResponseEntity<Object> wrong(IllegalArgumentException e) {
    return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String why) {
    var problem = ProblemDetail.forStatusAndDetail(status, why);
    problem.setTitle("This will not do");
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static ObjectNode node(Entry entry, Instant now) {
    var wish = entry.wish();
    var node =
        JSON.createObjectNode()
            .put("id", entry.id())
            .put("state", entry.state(now).code())
            .put("carrier", wish.place().carrier())
            .put("province", wish.place().province());
    SheetJson.tiers(node.putArray("first"), wish.first());
    SheetJson.tiers(node.putArray("skip"), wish.skip());
    return node.put("minutes", wish.lasting().toMinutes())
        .put("early", wish.early())
        .put("reason", wish.reason())
        .put("incident", wish.incident())
        .put("proposedBy", entry.proposedBy())
        .put("proposedAt", entry.proposed().toString())
        .put("issuedBy", entry.issuedBy())
        .put("issuedAt", text(entry.issued()))
        .put("expiresAt", text(entry.expires()))
        .put("withdrawnBy", entry.withdrawnBy())
        .put("withdrawnAt", text(entry.withdrawn()));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static ObjectNode node(Followers.Follower follower) {
    return JSON.createObjectNode()
        .put("kind", follower.kind())
        .put("token", follower.holder())
        .put("name", follower.name())
        .put("carrier", follower.place().carrier())
        .put("province", follower.place().province())
        .put("sequence", follower.sequence())
        .put("state", follower.state().code())
        .put("order", follower.order())
        .put("refusal", follower.refusal())
        .put("why", follower.why())
        .put("since", follower.since().toString())
        .put("seenAt", follower.seen().toString());
  }
}
