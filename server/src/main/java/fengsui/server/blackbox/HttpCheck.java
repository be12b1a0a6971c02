package fengsui.server.blackbox;

import fengsui.probe.http.HttpRequest.Field;
import fengsui.server.blackbox.Module.Http;
import fengsui.server.blackbox.Module.Request;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The prober `http`: a request, its redirects, and what the last response must be like.
final class HttpCheck {

  private static final int MOST_REDIRECTS = 10;
  private static final List<String> PHASES =
      List.of("resolve", "connect", "tls", "processing", "transfer");

  private final Http http;
  private final Course course;
  private final @Nullable String hostname;

  /// @param hostname what to say as the host of the first request; null: the target's
  HttpCheck(Http http, Course course, @Nullable String hostname) {
    this.http = http;
    this.course = course;
    this.hostname = hostname;
  }

  void run(Place first) throws Failed, InterruptedException {
    begin();
    var place = first;
    var request = http.request();
    for (var redirects = 0; ; redirects++) {
      var hop = new HttpHop(http, request, course);
      var response = hop.run(place, redirects == 0 ? hostname : null);
      var next = next(place, response);
      set(
          "probe_http_redirects",
          "The number of redirects",
          next == null ? redirects : redirects + 1);
      if (next == null || !http.follow()) {
        new HttpVerdict(http, course).judge(place, response);
        return;
      }
      if (redirects >= MOST_REDIRECTS) {
        throw new Failed(Phase.VALIDATE, "too_many_redirects");
      }
      if (!course.allowance().allows(next.host())) {
        course.say("redirected to " + next.host() + ", which is not allowed");
        throw new Failed(Phase.VALIDATE, "redirect_not_allowed");
      }
      request = after(request, response.status(), place, next);
      place = next;
    }
  }

  private void begin() {
    for (var phase : PHASES) {
      course
          .samples()
          .set(
              "probe_http_duration_seconds",
              "Duration of http request by phase, summed over all redirects",
              "phase",
              phase,
              0);
    }
    set("probe_http_content_length", "Length of http content response", 0);
    set("probe_http_uncompressed_body_length", "Length of uncompressed response body", 0);
    set("probe_http_redirects", "The number of redirects", 0);
    set("probe_http_ssl", "Indicates if SSL was used for the final redirect", 0);
    set("probe_http_status_code", "Response HTTP status code", 0);
    set("probe_http_version", "Returns the version of HTTP of the probe response", 0);
    set("probe_failed_due_to_regex", "Indicates if probe failed due to regex", 0);
  }

  private void set(String name, String help, double value) {
    course.samples().set(name, help, value);
  }

  private @Nullable Place next(Place from, HttpHop.Response response) throws Failed {
    var location = response.header("location");
    var redirect = List.of(301, 302, 303, 307, 308).contains(response.status());
    if (!redirect || location == null) {
      return null;
    }
    try {
      return Place.web(from.url().resolve(URI.create(location)));
    } catch (IllegalArgumentException _) {
      course.say("redirected to what is no address of http or https");
      throw new Failed(Phase.VALIDATE, "bad_redirect");
    }
  }

  /// What is sent on: as browsers do, a plain GET but for 307 and 308, and secrets only to the same
  /// host.
  private static Request after(Request request, int status, Place from, Place to) {
    var same = status == 307 || status == 308 || request.method().equals("HEAD");
    List<Field> headers =
        from.host().equals(to.host())
            ? request.headers()
            : request.headers().stream().filter(field -> !secret(field.name())).toList();
    return new Request(
        same ? request.method() : "GET",
        headers.stream().filter(field -> !field.name().equalsIgnoreCase("host")).toList(),
        same ? request.body() : "",
        request.bodyLimit(),
        request.compression());
  }

  private static boolean secret(String header) {
    return header.equalsIgnoreCase("authorization") || header.equalsIgnoreCase("cookie");
  }
}
