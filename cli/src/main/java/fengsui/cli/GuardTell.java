package fengsui.cli;

import fengsui.wire.Escapes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `fengsui guard tell`: a change that was made, told to a post.
@Command(
    name = "tell",
    description = "Tells a post of a change that was made, so that it is weighed in an outage.",
    footer = {
      "",
      "To tell the same again changes nothing.",
      "Exit codes: 0 the post has it, 1 the post refused it, 2 bad usage or input, or no post."
    })
final class GuardTell implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description = "JSON in the form of --from; - reads standard input.")
  private String file = "-";

  @Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      description = "The post, such as https://post.example:8480.")
  private URI server = URI.create("http://127.0.0.1:8480");

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "A token of a responder; others on this machine can see it here.",
        "Without it, the variable FENGSUI_TOKEN."
      })
  private @Nullable String token;

  @Option(
      names = "--from",
      paramLabel = "FORM",
      description = "change, git, nacos, apollo or deploy; see docs/guard.md (default: change).")
  private String form = "change";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  GuardTell(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var answer = send(body());
    if (answer.statusCode() == 200) {
      console.out().println(json ? Escapes.visible(answer.body()) : words(answer.body()));
      return 0;
    }
    var why = "%d %s".formatted(answer.statusCode(), detail(answer.body()));
    console.err().println(Escapes.visible(server + ": " + why));
    return 1;
  }

  private byte[] body() {
    try {
      return file.equals("-") ? console.in().readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw BadInput.unreadable(file, e);
    }
  }

  private HttpResponse<String> send(byte[] body) throws InterruptedException {
    var bearer = token();
    var path = "/api/v1/changes/feed?from=" + URLEncoder.encode(form, StandardCharsets.UTF_8);
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + bearer)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(body));
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BadInput(server.toString(), "cannot be reached", "is the post running there?");
    } catch (IllegalArgumentException e) {
      throw new BadInput("--server", "is no URL of a post", "give one like http://127.0.0.1:8480");
    }
  }

  private String token() {
    var said = token == null ? System.getenv("FENGSUI_TOKEN") : token;
    if (said == null || !said.matches("[!-~]+")) {
      throw new BadInput("--token", "is missing or no token", "give one, or set FENGSUI_TOKEN");
    }
    return said;
  }

  private static String words(String body) {
    var tree = JsonMapper.shared().readTree(body);
    return "%d told, %d known already"
        .formatted(tree.path("stored").asInt(), tree.path("duplicates").asInt());
  }

  private static String detail(String body) {
    try {
      return JsonMapper.shared().readTree(body).path("detail").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
