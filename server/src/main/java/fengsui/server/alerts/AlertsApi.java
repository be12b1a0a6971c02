package fengsui.server.alerts;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import fengsui.server.alerts.AlertReader.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes alerts: from a Prometheus as if we were its Alertmanager, and from an Alertmanager as one
/// of its webhooks.
///
/// Both send again after 5xx only. So 503 means that nothing was kept, and 400 that what could be
/// read is kept and the rest would be wrong again.
@RestController
final class AlertsApi {

  private static final Logger LOG = LoggerFactory.getLogger(AlertsApi.class);
  private static final int MOST_PROBLEMS = 20;

  private final Symptoms symptoms;
  private final InstantSource clock;

  AlertsApi(Symptoms symptoms, InstantSource clock) {
    this.symptoms = symptoms;
    this.clock = clock;
  }

  @PostMapping("/api/v2/alerts")
  ResponseEntity<String> fromClient(HttpServletRequest request) throws IOException {
    return keep(AlertReader.client(Bodies.read(request), clock.instant()));
  }

  @PostMapping("/api/v1/webhooks/alertmanager")
  ResponseEntity<String> fromWebhook(HttpServletRequest request) throws IOException {
    return keep(AlertReader.webhook(Bodies.read(request), clock.instant()));
  }

  private ResponseEntity<String> keep(Reading reading) {
    if (!reading.good().isEmpty()) {
      symptoms.take(reading.good());
    }
    var problems = reading.problems();
    return problems.isEmpty()
        ? ResponseEntity.ok().build()
        : Bodies.json(
            BAD_REQUEST, String.join("\n", problems.stream().limit(MOST_PROBLEMS).toList()));
  }

  @ExceptionHandler
  ResponseEntity<String> tooLong(Bodies.TooLong problem) {
    return Bodies.json(CONTENT_TOO_LARGE, String.valueOf(problem.getMessage()));
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<String> notKept(Exception problem) {
    LOG.warn("alerts were not kept, their sender will try again: {}", problem.toString());
    return ResponseEntity.status(SERVICE_UNAVAILABLE).header("Retry-After", "5").build();
  }
}
