package fengsui.cli;

import fengsui.server.access.FirstAdministrator;
import java.net.URI;
import java.util.Optional;

/// What `fengsui up` says when it is up.
final class UpText {

  private UpText() {}

  static String of(URI url, Optional<String> password) {
    var up = "Fengsui is up: " + url;
    return password
        .map(secret ->
            up
                + "\nSign in as %s with the password %s: it is told this once."
                    .formatted(FirstAdministrator.NAME, secret))
        .orElse(up);
  }

  // Neither an address nor a password of ours has a character that JSON would escape.
  static String json(URI url, Optional<String> password) {
    return password
        .map(secret ->
            "{\"url\":\"%s\",\"user\":\"%s\",\"password\":\"%s\"}"
                .formatted(url, FirstAdministrator.NAME, secret))
        .orElse("{\"url\":\"%s\"}".formatted(url));
  }
}
