package fengsui.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fengsui.server.Posts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.tomcat.util.net.Acceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TurnstileTest {

  private static final int COMERS = 400;

  @TempDir Path data;
  private final Logger acceptor = (Logger) LoggerFactory.getLogger(Acceptor.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @AfterEach
  void unplug() {
    acceptor.detachAppender(said);
  }

  @Test
  @Timeout(60)
  void connectionsThatEndWhileOthersAreCountedKeepNobodyOut() throws Exception {
    var churning = new AtomicBoolean(true);
    try (var post = Posts.start(data);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      said.start();
      acceptor.addAppender(said);
      try {
        IntStream.range(2, 6)
            .forEach(i -> threads.submit(() -> comeAndGo("127.0.0." + i, post.url(), churning)));

        for (var i = 0; i < COMERS; i++) {
          assertThat(Raw.ask(post.url(), "GET /-/ready HTTP/1.1\nHost: x\nConnection: close\n\n"))
              .as("visitor %s", i)
              .startsWith("HTTP/1.1 200");
        }
        assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
      } finally {
        churning.set(false);
      }
    }
  }

  /// Connects and breaks off at once, again and again.
  private static void comeAndGo(String from, URI post, AtomicBoolean churning) {
    while (churning.get()) {
      try (var socket =
          new Socket(
              InetAddress.ofLiteral(post.getHost()),
              post.getPort(),
              InetAddress.ofLiteral(from),
              0)) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write("GET /-/ready HTTP/1.1\r\nHost: x\r\n".getBytes(ISO_8859_1));
      } catch (IOException _) {
        // The post, or the kernel, was first.
      }
    }
  }
}
