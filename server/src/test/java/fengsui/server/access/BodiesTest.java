package fengsui.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies of 100 MB, however they come, wherever nobody needs to sign in, and where an agent may.
class BodiesTest {

  private static final byte[] MEGABYTE = new byte[1 << 20];
  private static final int HUNDRED = 100;

  // What the buffers of two sockets on loopback may swallow before the sender feels anything.
  private static final int SWALLOWED = 24;

  private static final String CLOSE = "\r\nConnection: close";

  @TempDir static Path data;
  private static CommandPost post;
  private static Crowd crowd;
  private static byte[] bomb;

  @BeforeAll
  static void start() throws IOException {
    post = Posts.start(data);
    crowd = new Crowd(post);
    bomb = bomb();
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  static Stream<Route> doors() {
    return Routes.ALL.stream()
        .filter(route -> !route.method().equals("GET"))
        .filter(route -> List.of(Role.ANYONE, Role.AGENT).contains(route.role()));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void aBodyThatSaysItIsBigIsNotRead(Route door) throws Exception {
    try (var raw = new Raw(post.url())) {
      raw.send(head(door, "Content-Length: " + (HUNDRED << 20)));
      assertThat(raw.flood(MEGABYTE, HUNDRED)).isLessThan(SWALLOWED);
      assertRefused(raw.rest());
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void aBodyThatDoesNotSayHowBigItIsIsReadUpToItsLimit(Route door) throws Exception {
    try (var raw = new Raw(post.url())) {
      raw.send(head(door, "Transfer-Encoding: chunked"));
      raw.send("6400000\r\n".getBytes(ISO_8859_1));
      assertThat(raw.flood(MEGABYTE, HUNDRED)).isLessThan(SWALLOWED);
      assertRefused(raw.rest());
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void aBodyLongerThanItSaysIsCutThere(Route door) throws Exception {
    try (var raw = new Raw(post.url())) {
      raw.send(head(door, "Content-Length: 10"));
      assertThat(raw.flood(MEGABYTE, HUNDRED)).isLessThan(SWALLOWED);
      raw.rest();
    }
    assertAlive();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void aBodyThatUnpacksToHundredsOfMegabytesIsNotUnpacked(Route door) throws Exception {
    assertThat(bomb.length).isLessThan(1 << 20);
    var before = used();
    try (var raw = new Raw(post.url())) {
      raw.send(head(door, "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + CLOSE));
      raw.flood(bomb, 1);
      assertThat(raw.rest()).doesNotStartWith("HTTP/1.1 5");
    }
    assertThat(used() - before).isLessThan(100L << 20);
    assertAlive();
  }

  @Test
  void everyDoorWasTried() {
    assertThat(doors()).hasSizeGreaterThanOrEqualTo(3);
  }

  private static void assertRefused(String answer) throws Exception {
    if (!answer.isEmpty()) {
      assertThat(answer).matches("(?s)HTTP/1.1 (400|401|403|413) .*");
    }
    assertAlive();
  }

  private static void assertAlive() throws Exception {
    assertThat(Raw.ask(post.url(), "GET /sign-in HTTP/1.1\nHost: x\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 200");
  }

  // A form token, so that the body is really wanted.
  private static byte[] head(Route door, String length) {
    var visit = Secrets.random();
    var type =
        door.pattern().startsWith("/api/")
            ? "application/json"
            : "application/x-www-form-urlencoded";
    return """
    %s %s HTTP/1.1\r
    Host: x\r
    Cookie: fengsui-visit=%s\r
    X-CSRF-TOKEN: %s\r
    %sContent-Type: %s\r
    %s\r
    \r
    """
        .formatted(
            door.method(),
            door.pattern().replaceAll("\\{[^}]+}", "0"),
            visit,
            FormTokens.token(visit).getToken(),
            door.role() == Role.AGENT
                ? "Authorization: Bearer " + crowd.token(Role.AGENT) + "\r\n"
                : "",
            type,
            length)
        .getBytes(ISO_8859_1);
  }

  private static byte[] bomb() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (var i = 0; i < 300; i++) {
        gzip.write(MEGABYTE);
      }
    }
    return packed.toByteArray();
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
