package fengsui.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Received;
import fengsui.server.blackbox.Module.Line;
import fengsui.server.blackbox.Module.Tcp;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// The prober `tcp`: a connection, secured if wanted, and a conversation line by line.
final class TcpCheck {

  private static final int LONGEST = 64 << 10;

  private final Tcp tcp;
  private final Course course;

  TcpCheck(Tcp tcp, Course course) {
    this.tcp = tcp;
    this.course = course;
  }

  void run(Place place) throws Failed, InterruptedException {
    regexFailed(0);
    var resolved = Resolving.resolve(place.host(), tcp.family(), course);
    var peer = new InetSocketAddress(resolved.address(), place.port());
    try (var connection = Dialling.open(peer, course)) {
      ByteStream stream = connection;
      if (tcp.secured()) {
        stream = secured(connection, place.host());
      }
      talk(stream, connection, place.host(), tcp.lines());
    }
  }

  private ByteStream secured(ByteStream wire, String host) throws Failed, InterruptedException {
    return Securing.secure(wire, host, tcp.tls(), List.of(), course).stream();
  }

  private void talk(ByteStream first, ByteStream wire, String host, List<Line> lines)
      throws Failed, InterruptedException {
    var stream = first;
    var rest = new StringBuilder();
    for (var line : lines) {
      course.enter(Phase.PROCESSING);
      MatchResult match = line.expect() == null ? null : expect(stream, line, rest);
      if (line.send() != null) {
        send(stream, filled(line.send(), match));
      }
      if (line.startTls()) {
        stream = secured(wire, host);
        rest.setLength(0);
      }
    }
  }

  private void send(ByteStream stream, String text) throws Failed, InterruptedException {
    var end = stream.write(UTF_8.encode(text + "\n"), course.deadline());
    if (end != null) {
      throw new Failed(Phase.PROCESSING, Course.reason(end.outcome()));
    }
  }

  private MatchResult expect(ByteStream stream, Line line, StringBuilder rest)
      throws Failed, InterruptedException {
    var pattern = Objects.requireNonNull(line.expect());
    while (true) {
      var text = nextLine(stream, rest);
      if (text == null) {
        regexFailed(1);
        throw new Failed(Phase.VALIDATE, "expect_not_matched");
      }
      var matcher = pattern.matcher(text);
      if (matcher.find()) {
        course.say("expectation met");
        return matcher.toMatchResult();
      }
    }
  }

  /// Returns the next line; null at the end of the stream.
  private @Nullable String nextLine(ByteStream stream, StringBuilder rest)
      throws Failed, InterruptedException {
    var buffer = ByteBuffer.allocate(4096);
    while (rest.indexOf("\n") < 0 && rest.length() < LONGEST) {
      if (!(stream.read(buffer.clear(), course.deadline()) instanceof Received.Bytes)) {
        if (course.deadline().passed()) {
          regexFailed(1);
          throw new Failed(Phase.PROCESSING, "generic_timeout_error");
        }
        break;
      }
      var bytes = new ByteArrayOutputStream();
      buffer.flip();
      bytes.write(buffer.array(), 0, buffer.remaining());
      rest.append(bytes.toString(UTF_8));
    }
    var end = rest.indexOf("\n");
    if (rest.isEmpty()) {
      return null;
    }
    var line = end < 0 ? rest.toString() : rest.substring(0, end);
    rest.delete(0, end < 0 ? rest.length() : end + 1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /// Puts what the expectation caught into `${1}` and the like.
  private static String filled(String text, @Nullable MatchResult match) {
    if (match == null) {
      return text;
    }
    var filled = text;
    for (var i = 0; i <= match.groupCount(); i++) {
      var group = match.group(i);
      filled = filled.replace("${" + i + "}", group == null ? "" : group);
    }
    return filled;
  }

  private void regexFailed(int value) {
    course
        .samples()
        .set("probe_failed_due_to_regex", "Indicates if probe failed due to regex", value);
  }
}
