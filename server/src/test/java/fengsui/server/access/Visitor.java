package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.CommandPost;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody who is signed in at a post, as a browser would be; close it.
///
/// @param session the value of the cookie `fengsui-session`, for browsers of other kinds
/// @param csrf the value of the header `X-CSRF-TOKEN`, or of the field `_csrf`
public record Visitor(HttpClient client, URI post, String session, String csrf)
    implements AutoCloseable {

  private static final String PASSWORD = "correct horse battery";

  /// A new user of that role, signed in.
  public static Visitor of(CommandPost post, Role role) {
    var accounts = post.part(Accounts.class);
    var name = role.code() + accounts.all().size();
    return of(post, accounts.create(name, role, PASSWORD));
  }

  static Visitor of(CommandPost post, Account account) {
    var session = post.part(Sessions.class).open(account, "127.0.0.1");
    var csrf = FormTokens.token(session).getToken();
    return new Visitor(HttpClient.newHttpClient(), post.url(), session, csrf);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
  }

  /// Sends a form.
  public HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /// Sends JSON with any method.
  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /// A request with the cookie and the token of its forms.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(post.resolve(path))
        .header("Cookie", "fengsui-session=" + session)
        .header("X-CSRF-TOKEN", csrf);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
