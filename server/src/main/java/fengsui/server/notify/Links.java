package fengsui.server.notify;

import fengsui.server.config.Configuration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// Addresses of our pages, as they are written into messages.
@Component
class Links {

  private final URI base;

  Links(Configuration configuration) {
    var scheme = configuration.tls() == null ? "http" : "https";
    base =
        URI.create(
            scheme + "://" + host(configuration.address()) + ":" + configuration.port() + "/");
  }

  private static String host(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  URI incident(String id) {
    return base.resolve("incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  URI home() {
    return base;
  }
}
