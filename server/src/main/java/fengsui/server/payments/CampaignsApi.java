package fengsui.server.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Change;
import fengsui.payments.Campaign;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// The register of planned changes: what the payment safety net expects.
@RestController
final class CampaignsApi {

  private static final int LARGEST = 256 << 10;

  private final PaymentNet net;
  private final CampaignBook book;
  private final Audit audit;

  CampaignsApi(PaymentNet net, CampaignBook book, Audit audit) {
    this.net = net;
    this.book = book;
    this.audit = audit;
  }

  @GetMapping(path = "/api/v1/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
  String list() {
    return book.all().stream()
        .map(Json::write)
        .collect(Collectors.joining(",", "{\"campaigns\":[", "]}"));
  }

  /// Registers the change in the body, or what it is now.
  @PutMapping("/api/v1/campaigns/{id}")
  ResponseEntity<Void> put(@PathVariable String id, HttpServletRequest request) throws IOException {
    var change = read(id, request);
    book.put(change, Caller.of(request).name());
    net.register(change);
    audit.record(request, "campaign.put", id, "ok");
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping("/api/v1/campaigns/{id}")
  ResponseEntity<Void> remove(@PathVariable String id, HttpServletRequest request) {
    if (!book.remove(id)) {
      return ResponseEntity.notFound().build();
    }
    net.unregister(id);
    audit.record(request, "campaign.remove", id, "ok");
    return ResponseEntity.noContent().build();
  }

  private static Change read(String id, HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new WireException("body", "is longer than 256 KiB", "send one change");
    }
    var change = Json.readChange(new String(bytes, UTF_8));
    if (!change.id().equals(id)) {
      throw new WireException(
          "field id", "is not the one in the path: " + id, "make them the same");
    }
    try {
      Campaign.of(change);
    } catch (IllegalArgumentException e) {
      throw new WireException("campaign", String.valueOf(e.getMessage()), "correct the campaign");
    }
    return change;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refuse(WireException wrong) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    problem.setTitle("The change was not registered");
    return ResponseEntity.badRequest().body(problem);
  }
}
