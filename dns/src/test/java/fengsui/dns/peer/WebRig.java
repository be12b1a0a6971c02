package fengsui.dns.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.https.HttpAgent;
import fengsui.dns.https.Origin;
import fengsui.dns.https.Service;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A way over HTTP with its peer.
public final class WebRig implements WayContract.Rig {

  public static final String HOST = "dns.example";
  private static final Authority AUTHORITY = new Authority("tests");
  private static final Authority STRANGER = new Authority("strangers");
  private static final Duration DAY = Duration.ofDays(1);
  private static final SSLContext GENUINE = AUTHORITY.server(List.of(HOST), DAY);
  private static final byte[] FIELD = "X-Y: z\r\n".getBytes(US_ASCII);

  /// What makes a way over HTTP different from the others.
  public interface Voice {
    Way way(Service service);

    /// Answers as in the moods good, nxdomain, no answer and nonsense.
    void answer(Mood mood, WebPeer.Asked asked, WebPeer.Line line) throws Exception;

    default boolean tls() {
      return true;
    }
  }

  private final HttpAgent agent = new HttpAgent(AUTHORITY.clients());
  private final CountDownLatch questioned = new CountDownLatch(1);
  private final Closeable peer;
  private final Way way;

  public WebRig(Mood mood, Voice voice) throws IOException {
    peer = peer(mood, voice);
    var port =
        switch (peer) {
          case WebPeer web -> web.port();
          case RawPeer raw -> raw.port();
          default -> RawPeer.closed(); // nobody
        };
    var origin = new Origin(voice.tls(), HOST, port);
    way = voice.way(new Service(agent, origin, List.of(IpText.parse("127.0.0.1"))));
  }

  /// Returns an agent that trusts the certificate of [#GENUINE].
  public static HttpAgent trusting() {
    return new HttpAgent(AUTHORITY.clients());
  }

  /// The context of a server that is what it says.
  public static SSLContext genuine() {
    return GENUINE;
  }

  /// Returns the context of a server with a valid certificate for `names`.
  public static SSLContext genuine(String... names) {
    return AUTHORITY.server(List.of(names), DAY);
  }

  private Closeable peer(Mood mood, Voice voice) throws IOException {
    return switch (mood) {
      case CLOSED -> () -> {};
      case DEAF -> RawPeer.deaf();
      case MUTE -> RawPeer.saying(new byte[0]);
      case NO_TLS -> RawPeer.saying("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      default -> new WebPeer(context(mood, voice), (asked, line) -> play(mood, voice, asked, line));
    };
  }

  private static @Nullable SSLContext context(Mood mood, Voice voice) {
    if (!voice.tls()) {
      return null;
    }
    return switch (mood) {
      case OTHER_CERTIFICATE -> AUTHORITY.server(List.of("other.example"), DAY);
      case EXPIRED_CERTIFICATE -> AUTHORITY.server(List.of(HOST), DAY.negated());
      case UNKNOWN_AUTHORITY -> STRANGER.server(List.of(HOST), DAY);
      default -> GENUINE;
    };
  }

  private void play(Mood mood, Voice voice, WebPeer.Asked asked, WebPeer.Line line)
      throws Exception {
    questioned.countDown();
    switch (mood) {
      case SILENT -> line.awaitEnd();
      case DRIPPING_HEAD -> {
        line.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
        line.drip(FIELD);
      }
      case DRIPPING_BODY -> {
        line.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(US_ASCII));
        line.drip(FIELD);
      }
      case RESETTING -> line.reset();
      case LEAVING -> line.raw().close();
      case GARBAGE -> line.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII));
      case HUGE -> {
        line.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
        for (int i = 0; i < 5; i++) {
          line.write("4000\r\n".getBytes(US_ASCII));
          line.write(new byte[0x4000]);
          line.write("\r\n".getBytes(US_ASCII));
        }
      }
      case FAILING -> line.send(503, "", new byte[0]);
      default -> voice.answer(mood, asked, line);
    }
  }

  @Override
  public Way way() {
    return way;
  }

  public WebPeer web() {
    return (WebPeer) peer;
  }

  @Override
  public void awaitQuestion() throws InterruptedException {
    await(questioned, "question");
  }

  @Override
  public void awaitLeave() throws InterruptedException {
    await(web().ended(), "leave");
  }

  private static void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("no " + what + " within 10 s");
    }
  }

  @Override
  public void close() throws IOException {
    agent.close();
    peer.close();
  }
}
