package fengsui.server.config;

import fengsui.server.config.Reloading.State;
import fengsui.server.yaml.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the configuration file is in force, and reading it again.
@RestController
final class ConfigurationApi {

  private final Reloading reloading;

  ConfigurationApi(Reloading reloading) {
    this.reloading = reloading;
  }

  /// @param file null without one
  record Answer(@Nullable String file, Instant inForceSince, List<Problem> problems) {

    static Answer of(State state) {
      var file = state.file();
      return new Answer(
          file == null ? null : file.toString(), state.inForceSince(), state.problems());
    }
  }

  @GetMapping("/api/v1/configuration")
  Answer state() {
    return Answer.of(reloading.state());
  }

  /// 409 with all problems if the file is wrong.
  @PostMapping("/api/v1/configuration/reload")
  ResponseEntity<Answer> reload() {
    var state = reloading.reload();
    return ResponseEntity.status(state.problems().isEmpty() ? 200 : 409).body(Answer.of(state));
  }
}
