package fengsui.server.ingest;

import fengsui.server.catalogue.Catalogue;
import fengsui.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What agents ask. The name of an agent is that of its token.
@RestController
final class AgentApi {

  private static final int LARGEST_HELLO = 64 << 10;

  private final InstantSource clock;
  private final Agents agents;
  private final Catalogue catalogue;
  private final Reception reception;

  AgentApi(InstantSource clock, Agents agents, Catalogue catalogue, Reception reception) {
    this.clock = clock;
    this.agents = agents;
    this.catalogue = catalogue;
    this.reception = reception;
  }

  /// The post's time, and whether the plan changed.
  record Greeting(Instant now, long planRevision) {}

  @PostMapping("/api/agent/v1/hello")
  Greeting hello(Principal agent, HttpServletRequest request) throws IOException {
    var hello = Hello.read(Body.read(request, LARGEST_HELLO));
    agents.note(agent.getName(), hello);
    catalogue.seen(agent.getName(), hello.vantage());
    return new Greeting(clock.instant(), catalogue.planRevision(agent.getName()));
  }

  @GetMapping(path = "/api/agent/v1/plan", produces = MediaType.APPLICATION_JSON_VALUE)
  String plan(Principal agent) {
    return Json.write(catalogue.plan(agent.getName()));
  }

  /// A line that was not taken, and why.
  record Rejected(@Nullable Long sequence, String place, String problem, String remedy) {}

  /// What became of a batch; both ends of each range are within it.
  record Acknowledged(
      Instant now, List<List<Long>> acknowledged, int duplicates, List<Rejected> rejected) {}

  @PostMapping("/api/agent/v1/observations")
  Acknowledged observations(
      Principal agent,
      @RequestHeader(name = "Fengsui-Spool", required = false) @Nullable String spool,
      HttpServletRequest request)
      throws Exception {
    return answer(reception.take(agent.getName(), spool(spool), request));
  }

  private static UUID spool(@Nullable String header) {
    if (header == null) {
      throw Refusal.malformed("header Fengsui-Spool", "is missing", "name the spool by a UUID");
    }
    return Hello.uuid("header Fengsui-Spool", header);
  }

  private Acknowledged answer(Intake.Taken taken) {
    return new Acknowledged(
        clock.instant(),
        taken.acknowledged().all().stream()
            .map(range -> List.of(range.first(), range.last()))
            .toList(),
        taken.duplicates(),
        taken.rejected().stream()
            .map(bad ->
                new Rejected(
                    bad.sequence(), bad.why().place(), bad.why().problem(), bad.why().remedy()))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<Refusal.Words> refuse(Refusal refusal) {
    var response = ResponseEntity.status(refusal.status());
    if (refusal.retryAfter() > 0) {
      response.header("Retry-After", String.valueOf(refusal.retryAfter()));
    }
    return response.contentType(MediaType.APPLICATION_JSON).body(refusal.words());
  }
}
