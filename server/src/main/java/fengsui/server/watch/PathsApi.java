package fengsui.server.watch;

import fengsui.model.Vantage;
import fengsui.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// How every path looks now, for programs. There may be very many, so they are written one by one.
@RestController
class PathsApi {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Watch watch;
  private final InstantSource clock;

  PathsApi(Watch watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  @GetMapping("/api/v1/paths")
  void paths(
      @RequestParam @Nullable String agent,
      @RequestParam @Nullable String target,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    try (var out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeStringProperty("at", clock.instant().toString());
      out.writeArrayPropertyStart("cells");
      for (var cell : watch.cells()) {
        if ((agent == null || agent.equals(cell.agent()))
            && (target == null || target.equals(cell.target().id()))) {
          write(cell, out);
        }
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static void write(Cell cell, JsonGenerator out) {
    var last = cell.steps().getLast();
    out.writeStartObject();
    out.writeStringProperty("agent", cell.agent());
    out.writeName("vantage");
    out.writeRawValue(vantage(cell.vantage()));
    out.writeStringProperty("target", cell.target().id());
    out.writeStringProperty("at", cell.at().toString());
    out.writeStringProperty("stage", last.stage().code());
    out.writeStringProperty("outcome", last.outcome().code());
    out.writeNumberProperty("ms", last.ms());
    out.writeBooleanProperty("ok", last.outcome().ok());
    out.writeEndObject();
  }

  private static String vantage(Vantage vantage) {
    return Json.write(vantage);
  }
}
