package fengsui.server.ingest;

import fengsui.history.ExposureJson;
import fengsui.history.where.Where;
import fengsui.wire.WireException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Payments come in, and whom and what something touched goes out.
@RestController
final class PaymentApi {

  private final PaymentDesk desk;

  PaymentApi(PaymentDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/payments")
  PaymentDesk.Taken take(HttpServletRequest request) throws Exception {
    return desk.take(request);
  }

  @GetMapping(path = "/api/v1/payments/exposure", produces = MediaType.APPLICATION_JSON_VALUE)
  String exposure(@RequestParam String where) throws Exception {
    Where condition;
    try {
      condition = Where.read(where);
    } catch (WireException e) {
      throw Refusal.malformed("where, " + e.place(), e.problem(), e.remedy());
    }
    return ExposureJson.write(desk.exposure(condition)).toString();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refuse(Refusal refusal) {
    var status = HttpStatus.valueOf(refusal.status());
    var response = ResponseEntity.status(status);
    if (refusal.retryAfter() > 0) {
      response.header("Retry-After", String.valueOf(refusal.retryAfter()));
    }
    var problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
    problem.setTitle("The payments were not taken");
    return response.body(problem);
  }
}
