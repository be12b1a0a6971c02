package fengsui.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.probe.http.HttpRequest.Field;
import fengsui.server.blackbox.Module.Http;
import fengsui.server.blackbox.Module.Request;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads the part `http` of a module.
final class HttpReading {

  private static final List<String> KEYS =
      List.of(
          "valid_status_codes",
          "valid_http_versions",
          "method",
          "headers",
          "body",
          "body_file",
          "body_size_limit",
          "compression",
          "follow_redirects",
          "no_follow_redirects",
          "fail_if_ssl",
          "fail_if_not_ssl",
          "fail_if_body_matches_regexp",
          "fail_if_body_not_matches_regexp",
          "fail_if_header_matches",
          "fail_if_header_not_matches",
          "tls_config",
          "basic_auth",
          "bearer_token",
          "authorization",
          "enable_http2",
          "preferred_ip_protocol",
          "ip_protocol_fallback");
  private static final List<String> UNSUPPORTED =
      List.of(
          "proxy_url",
          "no_proxy",
          "proxy_from_environment",
          "proxy_connect_header",
          "oauth2",
          "bearer_token_file",
          "skip_resolve_phase_with_proxy",
          "http_headers",
          "enable_http3",
          "fail_if_body_json_matches_cel",
          "fail_if_body_json_not_matches_cel");
  private static final String VERSIONS = "write HTTP/1.0, HTTP/1.1 or HTTP/2.0";

  private final ModuleReading reading;
  private final Section http;

  HttpReading(ModuleReading reading, Section module) {
    this.reading = reading;
    this.http = reading.open(module, "http", KEYS, UNSUPPORTED);
  }

  Http read() {
    var rules = new ArrayList<>(reading.headerRules(http, "fail_if_header_matches", true));
    rules.addAll(reading.headerRules(http, "fail_if_header_not_matches", false));
    var follow =
        ModuleReading.flag(http, "follow_redirects", true)
            && !ModuleReading.flag(http, "no_follow_redirects", false);
    return new Http(
        request(),
        http.words("valid_status_codes", "write a status", it -> Words.number(it, 100, 599)),
        http.words(
            "valid_http_versions",
            VERSIONS,
            Words.oneOf(List.of("HTTP/1.0", "HTTP/1.1", "HTTP/2.0"))),
        follow,
        ModuleReading.flag(http, "fail_if_ssl", false),
        ModuleReading.flag(http, "fail_if_not_ssl", false),
        ModuleReading.patterns(http, "fail_if_body_matches_regexp"),
        ModuleReading.patterns(http, "fail_if_body_not_matches_regexp"),
        rules,
        reading.tls(http),
        ModuleReading.flag(http, "enable_http2", true),
        ModuleReading.family(http));
  }

  private Request request() {
    var method = http.wordOr("method", "GET", "write GET, HEAD, POST …", HttpReading::method);
    var headers = new ArrayList<>(ModuleReading.fields(http, "headers"));
    authorization(headers);
    var compression =
        http.has("compression")
            ? http.wordOr(
                "compression",
                "gzip",
                "write gzip, deflate or identity",
                Words.oneOf(List.of("gzip", "deflate", "identity")))
            : null;
    var body =
        http.has("body_file")
            ? http.wordOr("body_file", "", "name a file", this::file)
            : http.text("body", "");
    var limit = http.wordOr("body_size_limit", 0L, "write a size such as 10MB", GoSpans::bytes);
    return new Request(method, headers, body, limit, compression);
  }

  private static String method(String text) {
    if (!text.matches("[A-Z]{1,20}")) {
      throw new IllegalArgumentException("is no method: \"" + text + "\"");
    }
    return text;
  }

  private String file(String name) {
    try {
      return Files.readString(reading.folder().resolve(name));
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read: " + name, e);
    }
  }

  private void authorization(List<Field> headers) {
    if (http.has("basic_auth")) {
      var basic =
          reading.open(
              http,
              "basic_auth",
              List.of("username", "password", "password_file"),
              List.of("username_file"));
      var password =
          basic.has("password_file")
              ? basic.wordOr("password_file", "", "name a file", it -> file(it).strip())
              : basic.text("password", "");
      var both = (basic.text("username", "") + ":" + password).getBytes(UTF_8);
      headers.add(new Field("Authorization", "Basic " + Base64.getEncoder().encodeToString(both)));
    }
    if (http.has("bearer_token")) {
      headers.add(new Field("Authorization", "Bearer " + http.text("bearer_token", "")));
    }
    if (http.has("authorization")) {
      var given =
          reading.open(
              http, "authorization", List.of("type", "credentials", "credentials_file"), List.of());
      var credentials =
          given.has("credentials_file")
              ? given.wordOr("credentials_file", "", "name a file", it -> file(it).strip())
              : given.text("credentials", "");
      headers.add(new Field("Authorization", given.text("type", "Bearer") + " " + credentials));
    }
  }
}
