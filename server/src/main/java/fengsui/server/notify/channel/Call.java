package fengsui.server.notify.channel;

import java.net.URI;
import java.util.Map;

/// A `POST` of JSON. Its address may hold a secret, so it does not show itself.
record Call(URI url, Map<String, String> headers, String body) {

  Call {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "Call[" + url.getHost() + ", " + body.length() + " characters]";
  }
}
