package fengsui.server.blackbox;

import fengsui.probe.http.Http1Coder;
import fengsui.probe.http.Http2Coder;
import fengsui.probe.http.HttpCoder;
import fengsui.probe.http.HttpReply;
import fengsui.probe.http.HttpRequest;
import fengsui.probe.http.HttpRequest.Field;
import fengsui.probe.net.ByteStream;
import fengsui.probe.net.End;
import fengsui.probe.net.Received;
import fengsui.server.blackbox.Module.Http;
import fengsui.server.blackbox.Module.Request;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request to one place and its response.
final class HttpHop {

  private static final int LARGEST = 10 << 20;

  private final Http http;
  private final Request request;
  private final Course course;

  HttpHop(Http http, Request request, Course course) {
    this.http = http;
    this.request = request;
    this.course = course;
  }

  /// What came back.
  ///
  /// @param body as it came, perhaps compressed
  record Response(int status, String version, List<Field> headers, ByteBuffer body) {

    @Nullable String header(String name) {
      return headers.stream()
          .filter(field -> field.name().equalsIgnoreCase(name))
          .map(Field::value)
          .findFirst()
          .orElse(null);
    }
  }

  Response run(Place place, @Nullable String hostname) throws Failed, InterruptedException {
    var resolved = Resolving.resolve(place.host(), http.family(), course);
    took("resolve", resolved.seconds());
    var from = System.nanoTime();
    var peer = new InetSocketAddress(resolved.address(), place.port());
    try (var connection = Dialling.open(peer, course)) {
      var connected = System.nanoTime();
      took("connect", (connected - from) / 1e9);
      if (!place.secured()) {
        return talk(connection, null, place, hostname);
      }
      var protocols = http.http2() ? List.of("h2", "http/1.1") : List.of("http/1.1");
      var sni = hostname == null ? place.host() : hostname;
      var secured = Securing.secure(connection, sni, http.tls(), protocols, course);
      took("tls", (System.nanoTime() - connected) / 1e9);
      return talk(secured.stream(), secured.alpn(), place, hostname);
    }
  }

  private void took(String phase, double seconds) {
    course.samples().add("probe_http_duration_seconds", "phase", phase, seconds);
  }

  private Response talk(
      ByteStream stream, @Nullable String alpn, Place place, @Nullable String hostname)
      throws Failed, InterruptedException {
    course.enter(Phase.PROCESSING);
    try (var coder = coder(place, alpn, hostname)) {
      var reply = reply(coder, stream);
      var status = reply.status();
      if (reply.fault() != null || status == null) {
        course.say("no HTTP: " + reply.fault());
        throw new Failed(Phase.PROCESSING, "http_invalid_response");
      }
      course.say(coder.responseVersion() + " " + status);
      return new Response(
          status, coder.responseVersion(), coder.headers(), ByteBuffer.wrap(coder.body()));
    }
  }

  private HttpReply reply(HttpCoder coder, ByteStream stream) throws Failed, InterruptedException {
    var buffer = ByteBuffer.allocate(16 << 10);
    var limit = request.bodyLimit() == 0 ? LARGEST : Math.min(request.bodyLimit(), LARGEST);
    var started = System.nanoTime();
    var first = started;
    var reply = HttpReply.NOTHING;
    while (!reply.complete() && reply.fault() == null) {
      var end = stream.write(coder.outgoing(), course.deadline());
      if (end != null) {
        throw cut(end, reply);
      }
      switch (stream.read(buffer.clear(), course.deadline())) {
        case Received.Bytes _ -> {
          first = first == started ? mark("processing", started) : first;
          reply = coder.feed(buffer.flip());
        }
        case Received.Over over -> {
          reply = coder.ended();
          if (!reply.complete()) {
            throw cut(over.end(), reply);
          }
        }
      }
      if (reply.bodyBytes() > limit) {
        throw new Failed(Phase.TRANSFER, "body_too_large");
      }
      if (request.method().equals("HEAD") && reply.status() != null) {
        break; // whatever length it tells, no body comes
      }
    }
    mark("transfer", first);
    return reply;
  }

  private long mark(String phase, long from) throws Failed {
    var now = System.nanoTime();
    took(phase, (now - from) / 1e9);
    if (phase.equals("processing")) {
      course.enter(Phase.TRANSFER);
    }
    return now;
  }

  private Failed cut(End end, HttpReply reply) {
    var phase = reply.status() == null ? Phase.PROCESSING : Phase.TRANSFER;
    course.say("the exchange ended: " + end.outcome().code());
    return new Failed(phase, Course.reason(end.outcome()));
  }

  private HttpCoder coder(Place place, @Nullable String alpn, @Nullable String hostname) {
    var headers = new ArrayList<>(request.headers());
    var compression = request.compression();
    if (compression != null && headers.stream().noneMatch(HttpHop::accepts)) {
      headers.add(new Field("Accept-Encoding", compression));
    }
    var host = headers.stream().filter(field -> field.name().equalsIgnoreCase("host")).findFirst();
    var said = Objects.requireNonNullElse(hostname, place.authority());
    var sent =
        new HttpRequest(
            place.scheme(),
            host.map(Field::value).orElse(said),
            place.path(),
            request.method(),
            headers,
            request.body(),
            LARGEST);
    return "h2".equals(alpn) ? new Http2Coder(sent) : new Http1Coder(sent);
  }

  private static boolean accepts(Field field) {
    return field.name().equalsIgnoreCase("accept-encoding");
  }
}
