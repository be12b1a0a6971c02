package fengsui.cli;

import fengsui.lab.drill.subsidy.Afternoons;
import fengsui.lab.till.Day;
import fengsui.lab.till.Offer;
import fengsui.lab.till.Tills;
import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.ingest.PaymentDesk;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Imagined tills that sell into the post as time goes by, and the campaign that goes wrong there.
/// The first time they also tell of the two hours before, so that the safety net knows what is
/// usual.
final class DemoTills implements AutoCloseable {

  /// Payments a second now; at other hours it is as busy as people are then.
  private static final double PER_SECOND = 10;

  /// In the busiest hour, at most.
  private static final double MOST = 40;

  private static final Duration BEFORE = Duration.ofHours(2);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int BATCH = 20_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final CommandPost post;
  private final Change wrong;
  private final Tills tills;
  private final Thread seller;
  private volatile boolean open = true;
  private Payment next;

  private DemoTills(CommandPost post, Instant now) {
    this.post = post;
    this.wrong = Afternoons.wrongCampaign(now);
    var busy = Math.min(MOST, PER_SECOND / new Day(1, List.of()).rate(now));
    var from = post.part(PaymentDesk.class).any() ? now : now.minus(BEFORE);
    var offers = Afternoons.usualOffers(now);
    this.tills =
        new Tills(now.toEpochMilli(), "demo-" + now.toEpochMilli() + "-", from, day(busy), offers);
    this.next = tills.next();
    this.seller = Thread.ofPlatform().daemon().name("fengsui-demo-tills").unstarted(this::sell);
  }

  private static Day day(double perSecond) {
    return new Day(perSecond, List.of());
  }

  /// Registers the campaigns and begins to sell.
  static DemoTills open(CommandPost post, Instant now) throws IOException, InterruptedException {
    var tills = new DemoTills(post, now);
    for (var change : Afternoons.usualCampaigns(now)) {
      tills.register(change);
    }
    tills.register(tills.wrong);
    tills.seller.start();
    return tills;
  }

  private void register(Change change) throws IOException, InterruptedException {
    ask(Role.APPROVER, "PUT", "/api/v1/campaigns/" + change.id(), Json.write(change));
  }

  /// The wrong template goes live, or is taken back.
  void goWrong(boolean live) {
    if (live) {
      tills.begin(Offer.of(wrong));
    } else {
      tills.halt(wrong.id());
    }
  }

  private void sell() {
    var token = post.part(Tokens.class).issue("demo-tills", Role.RESPONDER);
    while (open) {
      try {
        while (next.at().isBefore(Instant.now())) {
          send(token, batch());
        }
        LockSupport.parkNanos(EVERY.toNanos());
      } catch (IOException e) {
        LockSupport.parkNanos(EVERY.toNanos()); // these payments are lost: the tills are imagined
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private String batch() {
    var lines = new StringBuilder();
    var now = Instant.now();
    for (var i = 0; i < BATCH && next.at().isBefore(now); i++) {
      lines.append(Json.write(next)).append('\n');
      next = tills.next();
    }
    return lines.toString();
  }

  private void send(String token, String body) throws IOException, InterruptedException {
    send(token, "POST", "/api/v1/payments", body);
  }

  private void ask(Role role, String method, String path, String body)
      throws IOException, InterruptedException {
    send(post.part(Tokens.class).issue("demo-register", role), method, path, body);
  }

  private void send(String token, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(post.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(30))
            .build();
    var answer = client.send(request, BodyHandlers.ofLines());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + answer.body().limit(3).collect(Collectors.joining(" ")));
    }
  }

  @Override
  public void close() {
    open = false;
    seller.interrupt();
    client.close();
  }
}
