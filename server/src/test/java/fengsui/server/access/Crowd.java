package fengsui.server.access;

import fengsui.server.CommandPost;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One account and one token of each role at a post.
final class Crowd {

  static final List<Role> PEOPLE = List.of(Role.VIEWER, Role.RESPONDER, Role.APPROVER, Role.ADMIN);
  static final List<Role> PROGRAMS =
      List.of(Role.AGENT, Role.CLIENT, Role.VIEWER, Role.RESPONDER, Role.APPROVER, Role.ADMIN);

  private final URI url;
  private final Sessions sessions;
  private final Map<Role, Account> accounts = new EnumMap<>(Role.class);
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);

  Crowd(CommandPost post) {
    url = post.url();
    sessions = post.part(Sessions.class);
    for (var role : PEOPLE) {
      var name = "crowd " + role.code();
      accounts.put(role, post.part(Accounts.class).create(name, role, "correct horse battery"));
    }
    for (var role : PROGRAMS) {
      tokens.put(role, post.part(Tokens.class).issue("crowd-" + role.code(), role));
    }
  }

  String token(Role role) {
    return tokens.get(role);
  }

  /// A fresh session of that role.
  String session(Role role) {
    return sessions.open(accounts.get(role), "127.0.0.1");
  }

  HttpRequest.Builder stranger(String path) {
    return request(path, "fengsui-visit", Secrets.random());
  }

  HttpRequest.Builder person(Role role, String path) {
    return request(path, "fengsui-session", session(role));
  }

  HttpRequest.Builder program(Role role, String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .header("Authorization", "Bearer " + token(role));
  }

  private HttpRequest.Builder request(String path, String cookie, String secret) {
    return HttpRequest.newBuilder(url.resolve(path))
        .header("Cookie", cookie + "=" + secret)
        .header("X-CSRF-TOKEN", FormTokens.token(secret).getToken());
  }
}
