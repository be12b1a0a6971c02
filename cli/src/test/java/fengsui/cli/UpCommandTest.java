package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UpCommandTest {

  @TempDir Path folder;

  @Test
  void startsFromNothingAndKeepsItsDataThroughARestart() throws Exception {
    var token = folder.resolve("token");
    String first;
    try (var up = new Up("--port", "0", "--data", data(), "--token-file", token.toString())) {
      first = Files.readString(token).strip();
      assertThat(up.next()).matches("Sign in as admin with the password \\S{20,}: .*");
      assertThat(up.asks("actuator/prometheus", first)).isEqualTo(200);
      assertThat(up.asks("actuator/prometheus", "fs_guessed")).isNotEqualTo(200);
    }

    try (var again = new Up("--port", "0", "--data", data())) {
      assertThat(again.asks("actuator/prometheus", first)).isEqualTo(200);
    }
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (var other = new ServerSocket(0)) {
      var run = Run.of("up", "--port", "" + other.getLocalPort(), "--data", data());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("port " + other.getLocalPort() + " of 127.0.0.1: cannot be listened on: ")
          .endsWith("; end what uses it, or give another with --port\n");
    }
  }

  @Test
  void saysThatTheFolderCannotBeMade() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    var run = Run.of("up", "--port", "0", "--data", file.resolve("below").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(file + "/below: cannot be made: ")
        .endsWith("; give a folder that can, with --data\n");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /// The command as a process of its own, up until it is closed.
  private static final class Up implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final URI url;

    Up(String... options) throws IOException {
      var command = new ArrayList<>(JavaCommand.of("fengsui.cli.Main"));
      command.add("up");
      command.addAll(List.of(options));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out = process.inputReader();
      var line = out.readLine();
      assertThat(line).startsWith("Fengsui is up: ");
      url = URI.create(line.substring("Fengsui is up: ".length()));
    }

    String next() throws IOException {
      return out.readLine();
    }

    int asks(String path, String token) throws Exception {
      try (var client = HttpClient.newHttpClient()) {
        var request =
            HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
      }
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
