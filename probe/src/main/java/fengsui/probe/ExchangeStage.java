package fengsui.probe;

import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Scheme;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.http.Http1Coder;
import fengsui.probe.http.Http2Coder;
import fengsui.probe.http.HttpCoder;
import fengsui.probe.http.HttpReply;
import fengsui.probe.http.HttpRequest;
import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Received;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One GET over the very connection that was measured. Redirects are told, not followed.
final class ExchangeStage {

  private static final int BODY_LIMIT = 64 * 1024;
  private static final int BUFFER = 16 * 1024;

  /// What was said by when.
  private record Talk(
      HttpReply reply, @Nullable Double firstByteMs, long from, long to, @Nullable End end) {}

  Lap run(Call call, ByteStream stream, @Nullable String alpn, Deadline deadline)
      throws InterruptedException {
    try (var coder = coder(call.target(), alpn)) {
      var talk = talk(coder, stream, deadline);
      var reply = talk.reply();
      var facts =
          new Exchanged(
              coder.version(),
              reply.status(),
              reply.server(),
              reply.location(),
              reply.bodyBytes(),
              talk.firstByteMs(),
              null);
      var evidence = Steps.ended(Evidence.of(facts), talk.end());
      var ms = (talk.to() - talk.from()) / 1e6;
      var step = new Step(Stage.EXCHANGE, outcome(talk), ms, call.peerText(), evidence);
      return new Lap(step, talk.from(), talk.to());
    }
  }

  private static Talk talk(HttpCoder coder, ByteStream stream, Deadline deadline)
      throws InterruptedException {
    var buffer = ByteBuffer.allocate(BUFFER);
    var started = System.nanoTime();
    var reply = HttpReply.NOTHING;
    Double first = null;
    while (true) {
      var end = stream.write(coder.outgoing(), deadline);
      if (end != null) {
        return new Talk(reply, first, started, end.atNanos(), end);
      }
      var received = stream.read(buffer.clear(), deadline);
      switch (received) {
        case Received.Bytes bytes -> {
          first = first == null ? (Double) ((bytes.atNanos() - started) / 1e6) : first;
          reply = coder.feed(buffer.flip());
        }
        case Received.Over over -> {
          return over(coder, over.end(), first, started);
        }
      }
      if (reply.complete() || reply.fault() != null || reply.bodyBytes() >= BODY_LIMIT) {
        return new Talk(reply, first, started, received.atNanos(), null);
      }
    }
  }

  private static Talk over(HttpCoder coder, End end, @Nullable Double first, long started) {
    var reply = coder.ended();
    var fine = reply.complete() && end.outcome().equals(End.closed(0).outcome());
    var how = first == null ? end : end.afterBytes();
    return new Talk(reply, first, started, end.atNanos(), fine ? null : how);
  }

  private static Outcome outcome(Talk talk) {
    if (talk.reply().fault() != null) {
      return new Outcome.Failed(Failure.HTTP_INVALID_RESPONSE);
    }
    if (talk.end() != null) {
      return talk.end().outcome();
    }
    var status = talk.reply().status();
    return status != null && status >= 500
        ? new Outcome.Failed(Failure.HTTP_SERVER_ERROR)
        : Outcome.OK;
  }

  private static HttpCoder coder(Target target, @Nullable String alpn) {
    var scheme = target.scheme();
    var host = target.host().indexOf(':') >= 0 ? "[" + target.host() + "]" : target.host();
    var authority = target.port() == scheme.defaultPort() ? host : host + ":" + target.port();
    var web = scheme == Scheme.HTTP ? "http" : "https";
    var request = new HttpRequest(web, authority, target.path());
    return "h2".equals(alpn) ? new Http2Coder(request) : new Http1Coder(request);
  }
}
