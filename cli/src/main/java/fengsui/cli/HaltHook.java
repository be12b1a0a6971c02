package fengsui.cli;

import fengsui.model.Alarm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks whoever runs the campaigns to halt one, and reads back whether it is halted.
///
/// `POST URL` with `{"action":"halt","campaign":…,"alarm":…,"kind":…,"why":…}` and two headers:
/// `Fengsui-Timestamp` (epoch seconds) and `Fengsui-Signature: sha256=HEX`, the HMAC-SHA256 of
/// timestamp, a point and the body. Then `GET URL?campaign=…` must say `{"halted":true}`.
final class HaltHook {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TRIES = 3;

  private final URI url;
  private final byte[] secret;
  private final Set<String> allowed;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Set<String> asked = new HashSet<>();

  /// @param allowed the campaigns that may be halted; none named: any
  HaltHook(URI url, String secret, List<String> allowed, InstantSource clock) {
    this.url = url;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.allowed = Set.copyOf(allowed);
    this.clock = clock;
  }

  /// What became of the wish to halt a campaign.
  ///
  /// @param words empty if it is halted
  record Outcome(String campaign, boolean halted, String words) {}

  /// Halts the campaigns whose ids are on the payments of an alarm, each once.
  List<Outcome> halt(Alarm alarm) throws InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    for (var campaign : alarm.scope().getOrDefault("campaign", List.of())) {
      if ((allowed.isEmpty() || allowed.contains(campaign)) && asked.add(campaign)) {
        outcomes.add(halt(campaign, alarm));
      }
    }
    return outcomes;
  }

  private Outcome halt(String campaign, Alarm alarm) throws InterruptedException {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("action", "halt")
            .put("campaign", campaign)
            .put("alarm", alarm.id())
            .put("kind", alarm.kind().code())
            .put("why", alarm.why())
            .toString();
    var problem = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        problem = ask(campaign, body);
        if (problem.isEmpty()) {
          return new Outcome(campaign, true, "");
        }
      } catch (IOException e) {
        problem = "cannot be reached: " + e.getMessage();
      }
    }
    return new Outcome(campaign, false, url + " " + problem);
  }

  /// Returns what is wrong; empty if it is halted.
  private String ask(String campaign, String body) throws IOException, InterruptedException {
    var stamp = Long.toString(clock.instant().getEpochSecond());
    var order =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Fengsui-Timestamp", stamp)
            .header("Fengsui-Signature", "sha256=" + signature(stamp + "." + body))
            .POST(BodyPublishers.ofString(body))
            .build();
    int code = client.send(order, BodyHandlers.discarding()).statusCode();
    if (code / 100 != 2) {
      return "answered " + code;
    }
    var question = URLEncoder.encode(campaign, StandardCharsets.UTF_8);
    var back = URI.create(url + (url.getQuery() == null ? "?" : "&") + "campaign=" + question);
    var read = HttpRequest.newBuilder(back).timeout(PATIENCE).GET().build();
    return halted(client.send(read, BodyHandlers.ofString()))
        ? ""
        : "took the order but does not say that it is halted";
  }

  private static boolean halted(HttpResponse<String> answer) {
    try {
      return answer.statusCode() == 200
          && JsonMapper.shared().readTree(answer.body()).path("halted").asBoolean(false);
    } catch (JacksonException e) {
      return false;
    }
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
