package fengsui.client.orders;

import fengsui.client.failsafe.Seal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Asks the command post for the newest sheet now and then, and tells it how it stands here. While
/// it cannot be reached, orders hold until they expire.
public final class Poller implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Settings settings;
  private final Follower follower;
  private final Consumer<String> log;
  private final Thread thread;
  private String said = "";

  /// Whom to ask, and as whom.
  ///
  /// @param url where sheets are, such as `https://post.example:8480/api/client/v1/orders`
  /// @param token what proves who we are; empty for none
  /// @param name what the post calls us beside the token's name
  /// @param every how often to ask, a quarter more or less by chance
  public record Settings(URI url, String token, String name, Duration every) {

    public Settings {
      if (!("" + url.getScheme()).matches("https?") || url.getHost() == null) {
        throw new IllegalArgumentException("is no URL of http or https: " + url);
      }
      if (!token.matches("[A-Za-z0-9._~+/=-]*") || !every.isPositive()) {
        throw new IllegalArgumentException("the token or the time between two questions is wrong");
      }
    }

    @Override
    public String toString() {
      return "Settings[" + url + "]";
    }
  }

  private Poller(Settings settings, Follower follower, Consumer<String> log) {
    this.settings = settings;
    this.follower = follower;
    this.log = log;
    this.thread = Thread.ofVirtual().name("fengsui-orders").unstarted(this::run);
  }

  /// Starts one, on a thread that does not keep the process alive.
  ///
  /// @param log takes a line when something changes
  public static Poller start(Settings settings, Follower follower, Consumer<String> log) {
    var poller = new Poller(settings, follower, log);
    poller.thread.start();
    return poller;
  }

  private void run() {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    try {
      Thread.sleep(share(0, 0.1));
      while (true) {
        ask(client);
        Thread.sleep(share(0.75, 0.5));
      }
    } catch (InterruptedException closing) {
      client.shutdownNow();
    }
  }

  private Duration share(double least, double spread) {
    var share = least + spread * ThreadLocalRandom.current().nextDouble();
    return Duration.ofNanos((long) (settings.every.toNanos() * share));
  }

  private void ask(HttpClient client) throws InterruptedException {
    var standing = follower.look();
    var request =
        HttpRequest.newBuilder(settings.url)
            .timeout(ANSWER)
            .header("Fengsui-Standing", standing.text(settings.name));
    if (!settings.token.isEmpty()) {
      request.header("Authorization", "Bearer " + settings.token);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        switch (response.statusCode()) {
          case 200 -> hear(body.readNBytes(Seal.LARGEST + 1));
          case 204, 304 -> say(standing); // nothing newer
          default -> say(settings.url + " answers " + response.statusCode());
        }
      }
    } catch (IOException | RuntimeException failed) {
      say(settings.url + " cannot be asked: " + failed);
    }
  }

  private void hear(byte[] signed) {
    say(follower.hear(signed));
  }

  private void say(Standing standing) {
    say(
        standing.refusal().isEmpty()
            ? "orders: sheet %d, %s %s"
                .formatted(standing.sequence(), standing.state().code(), standing.order())
            : "orders refused: " + standing.refusal());
  }

  private void say(String words) {
    if (!words.equals(said)) {
      said = words;
      log.accept(words);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
