package fengsui.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// One agent that sends batches at a fixed pace, whether the post keeps up or not: what it is late
/// with, it sends as soon as it can.
final class AgentLoad {

  private final HttpClient client;
  private final URI post;
  private final String token;
  private final Traffic traffic;
  private final UUID spool = UUID.randomUUID();
  private final List<Double> acknowledgedMs = new ArrayList<>();
  private long sequence;
  private long again;

  AgentLoad(HttpClient client, URI post, String token, Traffic traffic) {
    this.client = client;
    this.post = post.resolve("/api/agent/v1/observations");
    this.token = token;
    this.traffic = traffic;
  }

  /// When what is sent.
  ///
  /// @param first when the first batch is due, as nanoTime
  /// @param cut from which batch on the border is cut
  record Pace(long first, Duration every, int batches, int lines, int cut) {}

  /// Sends all batches, each until it is acknowledged.
  void run(Pace pace) throws IOException, InterruptedException {
    for (var i = 0; i < pace.batches(); i++) {
      var due = pace.first() + i * pace.every().toNanos();
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      var body = body(pace.lines(), i >= pace.cut());
      until200(body);
      acknowledgedMs.add((System.nanoTime() - due) / 1e6);
    }
  }

  private byte[] body(int lines, boolean reset) throws IOException {
    var text = new StringBuilder(lines * 700);
    var at = Instant.now();
    for (var i = 0; i < lines; i++) {
      traffic.line(text, reset, (int) (sequence % traffic.size()), at, ++sequence);
    }
    var bytes = new ByteArrayOutputStream(1 << 16);
    try (var zip = new Fast(bytes)) {
      zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private void until200(byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(post)
            .header("Authorization", "Bearer " + token)
            .header("Fengsui-Spool", spool.toString())
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    while (true) {
      var answer = client.send(request, BodyHandlers.ofString());
      switch (answer.statusCode()) {
        case 200 -> {
          return;
        }
        case 429, 503 -> {
          again++;
          TimeUnit.MILLISECONDS.sleep(200);
        }
        default -> // any other status is a fault of ours
            throw new BenchException("the post says " + answer.body(), "look into its log");
      }
    }
  }

  /// How many observations were acknowledged.
  long sent() {
    return sequence;
  }

  /// How often a batch was sent away.
  long again() {
    return again;
  }

  /// From when each batch was due until it was acknowledged.
  List<Double> acknowledgedMs() {
    return acknowledgedMs;
  }
}
