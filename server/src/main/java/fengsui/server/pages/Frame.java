package fengsui.server.pages;

import fengsui.server.access.Caller;
import fengsui.server.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// What every page needs to know of its request.
///
/// @param path the page's own path and query, to come back to
/// @param seen the newest revision of [fengsui.server.live.Live] that the page can have shown
/// @param csrf proves that a form is ours; null where none is sent
public record Frame(
    Words words,
    Caller caller,
    String path,
    Instant now,
    long seen,
    Assets assets,
    @Nullable CsrfToken csrf) {

  private static final List<String> PLACES =
      List.of(
          "now",
          "paths",
          "incidents",
          "payments",
          "reports",
          "resolvers",
          "orders",
          "changes",
          "vantages",
          "targets",
          "drills");

  public String say(String key, Object... values) {
    return words.say(key, values);
  }

  public String asset(String file) {
    return assets.path(file);
  }

  public Times times() {
    return new Times(words);
  }

  /// The value of the field `_csrf`; empty where none is needed.
  public String proof() {
    return csrf == null ? "" : csrf.getToken();
  }

  public boolean signedIn() {
    return caller.role() != Role.ANYONE;
  }

  /// Whether the reader may act on incidents.
  public boolean responds() {
    return caller.role().covers(Role.RESPONDER);
  }

  /// Whether the reader may change what is watched.
  public boolean approves() {
    return caller.role().covers(Role.APPROVER);
  }

  public boolean administers() {
    return caller.role().covers(Role.ADMIN);
  }

  /// A part of the pages.
  ///
  /// @param current `page` for the one that is shown; else null
  public record Place(String href, String name, @Nullable String current) {}

  /// The parts of the pages that everybody may see.
  public List<Place> places() {
    return PLACES.stream().map(this::place).toList();
  }

  private Place place(String name) {
    var href = name.equals("now") ? "/" : "/" + name;
    return new Place(href, say("nav." + name), in(href) ? "page" : null);
  }

  /// The page's own path as part of a link.
  public String back() {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }

  /// Whether `place` is the part of the pages that this page belongs to.
  private boolean in(String place) {
    var own = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return place.equals("/") ? own.equals("/") : own.equals(place) || own.startsWith(place + "/");
  }
}
