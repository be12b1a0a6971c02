package fengsui.server.changes;

import fengsui.model.Change;
import fengsui.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The header `Idempotency-Key`: the same key stands for the same request, for ever. Proposals are
/// idempotent by the id of their change anyway; a key that comes with another body is a mistake.
@Component
final class Keys {

  private static final int LONGEST = 200;

  private final JdbcClient database;
  private final InstantSource clock;

  Keys(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What is wrong with `key`; empty if nothing, and then it is kept.
  String clash(String who, @Nullable String key, Change change) {
    if (key == null) {
      return "";
    }
    if (key.isBlank() || key.length() > LONGEST) {
      return "header Idempotency-Key: must be 1 to 200 characters; send another";
    }
    var hash = hash(Json.write(change));
    database
        .sql(
            """
            insert into change_key (who, key, hash, change, at) values (?, ?, ?, ?, ?)
            on conflict (who, key) do nothing
            """)
        .params(who, key, hash, change.id(), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    var kept =
        database
            .sql("select hash from change_key where who = ? and key = ?")
            .params(who, key)
            .query(String.class)
            .single();
    return kept.equals(hash)
        ? ""
        : "header Idempotency-Key: came with another change before; take another key";
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
