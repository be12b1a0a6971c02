package fengsui.server.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.live.Live.Topic;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Server-sent events: the names of topics that changed, and a sign of life between them. They hold
/// nothing secret and nothing to lose: a page that comes back says what it has seen.
@RestController
class Stream implements SmartLifecycle {

  /// Pages open at once; each holds a virtual thread and a socket.
  private static final int MOST = 500;

  private static final Duration ALIVE = Duration.ofSeconds(5);

  /// After this the browser must come again, and show that it is still signed in.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Live live;
  private final Semaphore free = new Semaphore(MOST);
  private final Set<Inbox> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Stream(Live live) {
    this.live = live;
  }

  /// Answers until the page goes away.
  @GetMapping("/live")
  void stream(@RequestParam(defaultValue = "0") long seen, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (!free.tryAcquire()) {
      response.setHeader("Retry-After", "30");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    var inbox = new Inbox(live, seen);
    open.add(inbox);
    try {
      follow(inbox, response);
    } catch (IOException _) {
      // The page was closed: that is how every stream ends.
    } finally {
      open.remove(inbox);
      inbox.close();
      free.release();
    }
  }

  private void follow(Inbox inbox, HttpServletResponse response)
      throws IOException, InterruptedException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    send(response, "alive");
    var end = System.nanoTime() + LONGEST.toNanos();
    while (running && System.nanoTime() < end) {
      var news = inbox.next(ALIVE);
      if (news.isEmpty()) {
        send(response, "alive");
      }
      for (var topic : news) {
        send(response, name(topic));
      }
    }
  }

  private static String name(Topic topic) {
    return topic.name().toLowerCase(Locale.ROOT);
  }

  private static void send(HttpServletResponse response, String event) throws IOException {
    response.getOutputStream().write(("event: " + event + "\ndata: \n\n").getBytes(UTF_8));
    response.flushBuffer();
  }

  @Override
  public void start() {
    running = true;
  }

  /// Lets all pages go, before the web server waits for its last requests.
  @Override
  public void stop() {
    running = false;
    open.forEach(Inbox::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
