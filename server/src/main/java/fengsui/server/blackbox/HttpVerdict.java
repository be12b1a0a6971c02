package fengsui.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.blackbox.HttpHop.Response;
import fengsui.server.blackbox.Module.HeaderRule;
import fengsui.server.blackbox.Module.Http;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Whether a response is what the module demands.
final class HttpVerdict {

  private static final int LARGEST = 10 << 20;

  private final Http http;
  private final Course course;

  HttpVerdict(Http http, Course course) {
    this.http = http;
    this.course = course;
  }

  void judge(Place place, Response response) throws Failed {
    course.enter(Phase.VALIDATE);
    var body = uncompressed(response);
    describe(place, response, body.length);
    require(statusFits(response.status()), "status", "status " + response.status());
    require(
        http.versions().isEmpty() || http.versions().contains(response.version()),
        "http_version",
        "version " + response.version());
    require(!(http.failIfSsl() && place.secured()), "ssl", "the connection is secured");
    require(!(http.failIfNotSsl() && !place.secured()), "no_ssl", "the connection is not secured");
    for (var rule : http.headerRules()) {
      check(rule, response);
    }
    checkBody(new String(body, UTF_8));
  }

  private void describe(Place place, Response response, int length) {
    var samples = course.samples();
    var told = response.header("content-length");
    var known = told != null && told.matches("[0-9]{1,15}");
    samples.set(
        "probe_http_content_length",
        "Length of http content response",
        known ? Double.parseDouble(told) : -1);
    samples.set(
        "probe_http_uncompressed_body_length", "Length of uncompressed response body", length);
    samples.set(
        "probe_http_ssl",
        "Indicates if SSL was used for the final redirect",
        place.secured() ? 1 : 0);
    samples.set("probe_http_status_code", "Response HTTP status code", response.status());
    samples.set(
        "probe_http_version",
        "Returns the version of HTTP of the probe response",
        Double.parseDouble(response.version().replace("HTTP/", "")));
    lastModified(response.header("last-modified"));
  }

  private void lastModified(@Nullable String text) {
    if (text == null) {
      return;
    }
    try {
      var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      course
          .samples()
          .set(
              "probe_http_last_modified_timestamp_seconds",
              "Returns the Last-Modified HTTP response header in unixtime",
              (double) at.toEpochSecond());
    } catch (DateTimeException _) {
      course.say("Last-Modified is no time");
    }
  }

  private boolean statusFits(int status) {
    return http.statuses().isEmpty()
        ? status >= 200 && status < 300
        : http.statuses().contains(status);
  }

  private void check(HeaderRule rule, Response response) throws Failed {
    var values =
        response.headers().stream()
            .filter(field -> field.name().equalsIgnoreCase(rule.header()))
            .toList();
    if (values.isEmpty()) {
      regex(rule.allowMissing(), "header_missing");
      return;
    }
    var matches = values.stream().anyMatch(field -> rule.pattern().matcher(field.value()).find());
    regex(matches != rule.failIfMatches(), "header");
  }

  private void checkBody(String body) throws Failed {
    for (var pattern : http.failIfBody()) {
      regex(!pattern.matcher(body).find(), "body_matches");
    }
    for (var pattern : http.failIfNotBody()) {
      regex(pattern.matcher(body).find(), "body_does_not_match");
    }
  }

  private void regex(boolean fine, String reason) throws Failed {
    if (!fine) {
      course
          .samples()
          .set("probe_failed_due_to_regex", "Indicates if probe failed due to regex", 1);
    }
    require(fine, reason, "a regular expression decided");
  }

  private void require(boolean fine, String reason, String words) throws Failed {
    if (!fine) {
      course.say("not as demanded: " + words);
      throw new Failed(Phase.VALIDATE, reason);
    }
  }

  private byte[] uncompressed(Response response) throws Failed {
    var encoding = response.header("content-encoding");
    var plain = new byte[response.body().remaining()];
    response.body().duplicate().get(plain);
    var asked = http.request().compression();
    if (encoding == null || asked == null || !encoding.equals(asked)) {
      return plain;
    }
    try (var in = inflating(encoding, plain)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Failed(Phase.TRANSFER, "body_too_large");
      }
      return bytes;
    } catch (IOException _) {
      throw new Failed(Phase.TRANSFER, "bad_compression");
    }
  }

  private static InputStream inflating(String encoding, byte[] body) throws IOException {
    var bytes = new ByteArrayInputStream(body);
    return switch (encoding) {
      case "gzip" -> new GZIPInputStream(bytes);
      case "deflate" -> new InflaterInputStream(bytes);
      default -> bytes; // identity
    };
  }
}
