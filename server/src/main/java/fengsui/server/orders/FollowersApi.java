package fengsui.server.orders;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where agents and clients fetch the newest sheet, and say how it stands with them.
@RestController
final class FollowersApi {

  private final Orders orders;
  private final Followers followers;

  FollowersApi(Orders orders, Followers followers) {
    this.orders = orders;
    this.followers = followers;
  }

  @GetMapping("/api/agent/v1/orders")
  ResponseEntity<byte[]> agent(
      Principal agent,
      @RequestHeader(name = "Fengsui-Standing", defaultValue = "state=none") String standing) {
    return answer("agent", agent, standing);
  }

  @GetMapping("/api/client/v1/orders")
  ResponseEntity<byte[]> client(
      Principal client,
      @RequestHeader(name = "Fengsui-Standing", defaultValue = "state=none") String standing) {
    return answer("client", client, standing);
  }

  /// Without content if there is nothing newer than what it has.
  private ResponseEntity<byte[]> answer(String kind, Principal who, String standing) {
    var report = Report.read(standing);
    followers.note(kind, who.getName(), report);
    return orders
        .sheet()
        .filter(sheet -> sheet.sequence() != report.sequence())
        .map(sheet -> SheetAnswer.of(sheet))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrong(IllegalArgumentException e) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    problem.setTitle("This will not do");
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
