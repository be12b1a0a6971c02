package fengsui.server.notify;

import fengsui.server.config.Configuration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Addresses of our pages, as they are written into messages.
@Component
class Links {

  private final URI base;

  /// The address that people use is `FENGSUI_URL` in the environment; without one it is that on
  /// which we listen, which is right on this machine only.
  @Autowired
  Links(Configuration configuration, Environment environment) {
    this(base(configuration, environment.getProperty("fengsui.url")));
  }

  Links(URI base) {
    this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
  }

  private static URI base(Configuration configuration, @Nullable String given) {
    if (given != null && given.matches("https?://[^/?#]+(/[^?#]*)?")) {
      return URI.create(given);
    }
    var scheme = configuration.tls() == null ? "http" : "https";
    return URI.create(
        scheme + "://" + host(configuration.address()) + ":" + configuration.port() + "/");
  }

  private static String host(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  URI incident(String id) {
    return base.resolve("incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  URI report(String id) {
    return base.resolve("reports/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  URI home() {
    return base;
  }
}
