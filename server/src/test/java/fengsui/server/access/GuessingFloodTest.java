package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A thousand networks guess passwords: of an account, of a name that nobody has, and of many.
class GuessingFloodTest {

  private static final String RIGHT = "correct horse battery";
  private static final String HOME = "127.0.0.1";
  private static final int NETWORKS = 1000;
  private static final int AT_ONCE = 200;
  private static final Duration LONG = Duration.ofSeconds(6);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path data;
  private final AtomicBoolean guessing = new AtomicBoolean(true);
  private final AtomicInteger number = new AtomicInteger();
  private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> statuses = new ConcurrentHashMap<>();

  @Test
  @Timeout(90)
  void agentsAreHeardAndTheOwnerGetsInAndNoAnswerTellsWhichNamesExist() throws Exception {
    try (var post = Posts.start(data);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      post.part(Accounts.class).create("chief", Role.ADMIN, RIGHT);
      var token = post.part(Tokens.class).issue("a", Role.AGENT);
      var welcome = signIn(post, HOME, "chief", RIGHT, "");
      assertThat(welcome).startsWith("303");
      try {
        IntStream.range(0, AT_ONCE).forEach(_ -> threads.submit(() -> guess(post)));
        var end = System.nanoTime() + LONG.toNanos();
        var worst = Duration.ZERO;
        while (System.nanoTime() < end) {
          var ping = ping(post, token);
          worst = ping.compareTo(worst) > 0 ? ping : worst;
        }
        var began = System.nanoTime();
        assertThat(signIn(post, HOME, "chief", RIGHT, "")).as("the owner").startsWith("303");
        assertThat(signIn(post, "127.9.9.9", "chief", RIGHT, browser(welcome)))
            .as("the owner where nobody knows them, with their browser")
            .startsWith("303");
        var owner = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf("guesses %s; agent %s; owner %s%n", statuses, worst, owner);
        assertThat(owner).isLessThan(SOON);
        assertThat(worst).as("an agent's longest wait").isLessThan(SOON);
      } finally {
        guessing.set(false);
      }
    }
    assertThat(number.get()).as("guesses").isGreaterThan(AT_ONCE);
    assertThat(statuses.keySet()).contains("401", "503").isSubsetOf("401", "429", "503");
    assertThat(told.values())
        .as("one answer of each kind, whatever the name")
        .allMatch(all -> all.size() == 1);
  }

  @Test
  void theDoorTakesHalfOfTheConnectionsAtMost() {
    try (var post = Posts.start(data)) {
      var all = post.part(HikariDataSource.class).getMaximumPoolSize();
      assertThat(Arrays.stream(Line.values()).mapToInt(Line::places).sum())
          .isLessThanOrEqualTo(all / 2);
    }
  }

  private void guess(CommandPost post) {
    while (guessing.get()) {
      var n = number.incrementAndGet();
      var from = "127.1.%d.%d".formatted(n % NETWORKS / 200, n % 200 + 1);
      var name =
          switch (n % 3) {
            case 0 -> "chief";
            case 1 -> "ghost";
            default -> "name" + n;
          };
      try {
        var answer = signIn(post, from, name, "wrong horse battery", "");
        var status = answer.substring(0, 3);
        told.computeIfAbsent(status, _ -> new ConcurrentSkipListSet<>()).add(answer);
        statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
      } catch (IOException _) {
        // No answer is no way in.
      }
    }
  }

  /// Returns the answer from its status on, without what differs between any two.
  private static String signIn(
      CommandPost post, String from, String name, String password, String browser)
      throws IOException {
    var visit = Secrets.random();
    var body = "username=" + encoded(name) + "&password=" + encoded(password);
    var head =
        """
        POST /sign-in HTTP/1.1
        Host: 127.0.0.1
        Connection: close
        Cookie: fengsui-visit=%s%s
        X-CSRF-TOKEN: %s
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d

        %s\
        """
            .formatted(visit, browser, FormTokens.token(visit).getToken(), body.length(), body);
    var answer = Raw.ask(from, post.url(), head);
    if (!answer.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer");
    }
    return answer
        .substring(9)
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("\r\nDate: [^\r]*", "")
        .replaceAll("(Retry-After:|Content-Length:|Try again in) *\\d+", "$1");
  }

  /// What a browser says from now on that was let in.
  private static String browser(String welcome) {
    var cookie = Pattern.compile("Set-Cookie: (fengsui-browser=[^;]+); (.*)").matcher(welcome);
    assertThat(cookie.find()).as(welcome).isTrue();
    assertThat(cookie.group(2)).contains("Max-Age=7776000", "HttpOnly", "SameSite=Strict");
    return "; " + cookie.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// How long a batch of an agent takes to be acknowledged.
  private static Duration ping(CommandPost post, String token) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var began = System.nanoTime();
      var request =
          HttpRequest.newBuilder(post.url().resolve("/api/agent/v1/observations"))
              .header("Authorization", "Bearer " + token)
              .header("Fengsui-Spool", UUID.randomUUID().toString())
              .POST(BodyPublishers.ofString("{}"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }
}
