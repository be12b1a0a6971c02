package fengsui.server.blackbox;

import java.net.URI;
import java.util.Locale;

/// What a probe is pointed at.
///
/// @param scheme of a request over HTTP; empty otherwise
/// @param path and query of such a request
record Place(String scheme, String host, int port, String path) {

  /// Reads `HOST:PORT`; without a port `usual` holds, if it is not 0.
  ///
  /// @throws IllegalArgumentException if it is no such thing
  static Place of(String target, int usual) {
    var colon =
        target.startsWith("[") ? target.indexOf(':', target.indexOf(']')) : target.indexOf(':');
    var six = colon >= 0 && !target.startsWith("[") && target.indexOf(':', colon + 1) >= 0;
    var end = colon < 0 || six ? target.length() : colon;
    var host = target.substring(0, end).replaceAll("^\\[|\\]$", "");
    var digits = end == target.length() ? Integer.toString(usual) : target.substring(end + 1);
    if (host.isEmpty() || !digits.matches("[0-9]{1,5}") || digits.equals("0")) {
      throw new IllegalArgumentException("target must be HOST:PORT");
    }
    return new Place("", host, Integer.parseInt(digits), "");
  }

  /// Reads an address of a web page; one without a scheme gets `http`.
  ///
  /// @throws IllegalArgumentException if it is none
  static Place web(String target) {
    var full = target.startsWith("http://") || target.startsWith("https://");
    return web(URI.create(full ? target : "http://" + target));
  }

  static Place web(URI url) {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    var host = url.getHost();
    if (!(scheme.equals("http") || scheme.equals("https")) || host == null) {
      throw new IllegalArgumentException("target must be an address of http or https");
    }
    var port = url.getPort() < 0 ? (scheme.equals("https") ? 443 : 80) : url.getPort();
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return new Place(scheme, host.replaceAll("^\\[|\\]$", ""), port, path + query);
  }

  boolean secured() {
    return scheme.equals("https");
  }

  /// The name of the host for a request: with its port where it is not the usual one.
  String authority() {
    var shown = host.contains(":") ? "[" + host + "]" : host;
    return port == (secured() ? 443 : 80) ? shown : shown + ":" + port;
  }

  URI url() {
    return URI.create(scheme + "://" + authority() + path);
  }
}
