package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tokens of programs: agents and users of the API. Only their hashes are kept.
@Component
public final class Tokens {

  private final JdbcClient database;
  private final SecureRandom random = new SecureRandom();

  Tokens(JdbcClient database) {
    this.database = database;
  }

  /// Whom a token speaks for; an agent's name is that in its observations.
  public record Holder(String name, Role role) {}

  /// Makes a token; it is told once, here.
  public String issue(String name, Role role) {
    var secret = new byte[24];
    random.nextBytes(secret);
    var token = "fs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    database
        .sql("insert into token (hash, name, role) values (?, ?, ?)")
        .params(hash(token), name, role.code())
        .update();
    return token;
  }

  /// Returns whose it is; empty if nobody's, or revoked.
  public Optional<Holder> find(String token) {
    return database
        .sql("select name, role from token where hash = ? and revoked is null")
        .param(hash(token))
        .query((row, _) ->
            new Holder(
                row.getString("name"), fengsui.model.Coded.of(Role.class, row.getString("role"))))
        .optional();
  }

  // Tokens are 192 random bits, so a plain hash is enough: there is nothing to guess.
  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
