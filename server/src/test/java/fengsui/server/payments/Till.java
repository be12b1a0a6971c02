package fengsui.server.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sells something for 100.00 again and again, over a post's real HTTP.
public final class Till {

  private static final List<String> SCENES = List.of("purchase", "food", "rent", "transfer");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final StringBuilder batch = new StringBuilder();
  private final Duration pause;
  private Instant now;
  private long number;

  /// One that sells ten times a second.
  public Till(Instant start) {
    this(start, Duration.ofMillis(100));
  }

  public Till(Instant start, Duration pause) {
    this.now = start;
    this.pause = pause;
  }

  /// Sells `times` without any discount.
  public Till plain(int times) {
    for (var i = 0; i < times; i++) {
      sell("0", "");
    }
    return this;
  }

  /// Sells `times` at 20.00 off under a label, of a campaign.
  public Till off(int times, String label, String campaign) {
    for (var i = 0; i < times; i++) {
      sell(
          "20.00",
          "{\"label\":\"%s\",\"campaign\":\"%s\",\"amount\":\"20.00\"}".formatted(label, campaign));
    }
    return this;
  }

  /// Sells `times` ten payments, the last of them under the label.
  public Till tens(int times, String label, String campaign) {
    for (var i = 0; i < times; i++) {
      plain(9).off(1, label, campaign);
    }
    return this;
  }

  private void sell(String off, String discount) {
    now = now.plus(pause);
    number++;
    batch.append(
        """
        {"id":"p%s-%d","at":"%s","scene":"%s","amount":"100.00","paid":"%s","currency":"CNY",\
        "discounts":[%s],"region":"beijing","user":"u%d","status":"success"}
        """
            .formatted(
                now.toEpochMilli(),
                number,
                now,
                SCENES.get((int) (number % 4)),
                off.equals("0") ? "100.00" : "80.00",
                discount,
                number));
  }

  /// Sends what was sold since the last time.
  public void send(CommandPost to) throws Exception {
    var answer = ask(to, Role.RESPONDER, "POST", "/api/v1/payments", batch.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    batch.setLength(0);
  }

  public static HttpResponse<String> ask(
      CommandPost of, Role role, String method, String path, String body) throws Exception {
    var token = of.part(Tokens.class).issue("till-" + System.nanoTime(), role);
    var request =
        HttpRequest.newBuilder(of.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body, UTF_8));
    return CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
