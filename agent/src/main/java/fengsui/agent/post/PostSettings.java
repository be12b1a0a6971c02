package fengsui.agent.post;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the post is and how to know one another.
///
/// @param server such as `https://post.example:8480`
/// @param token what proves who we are
/// @param pin the post's key as `sha256/BASE64` of its SubjectPublicKeyInfo, trusted instead of the
///   system's authorities; null: those
/// @param certificate a file with our certificate chain in PEM form; null without one
/// @param key a file with its key (PKCS#8, PEM, not encrypted); null without one
public record PostSettings(
    URI server,
    String token,
    @Nullable String pin,
    @Nullable Path certificate,
    @Nullable Path key) {

  private static final String TOKEN = "[A-Za-z0-9._~+/=-]+";

  public PostSettings {
    var scheme = server.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || server.getHost() == null) {
      throw new IllegalArgumentException(
          "server \"%s\": is not the URL of a post; write http://HOST:PORT or https://HOST:PORT"
              .formatted(server));
    }
    if (!token.matches(TOKEN)) {
      throw new IllegalArgumentException(
          "token: is empty or holds a character that no token has; copy it as the post told it");
    }
    if (pin != null && !"https".equals(scheme)) {
      throw new IllegalArgumentException(
          "pin: there is no key to pin over http; write the server as https://HOST:PORT");
    }
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "certificate and key: only one is given; give both or neither");
    }
  }

  /// Plain settings: the system's authorities, no certificate of our own.
  public static PostSettings of(URI server, String token) {
    return new PostSettings(server, token, null, null, null);
  }

  public PostSettings withPin(@Nullable String other) {
    return new PostSettings(server, token, other, certificate, key);
  }

  public PostSettings withCertificate(@Nullable Path chain, @Nullable Path itsKey) {
    return new PostSettings(server, token, pin, chain, itsKey);
  }

  @Override
  public String toString() {
    return "PostSettings[" + server + "]";
  }
}
