package fengsui.server.changes.feed;

import fengsui.model.Coded;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who may tell of changes by webhook. The secret of each follows from a key in the data folder
/// (`changes/feed.key`) and a salt in the database: neither alone is worth anything.
@Component
public final class Sources {

  private static final int BYTES = 32;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final JdbcClient database;
  private final InstantSource clock;
  private final Path file;

  Sources(JdbcClient database, InstantSource clock, Configuration configuration) {
    this.database = database;
    this.clock = clock;
    this.file = configuration.data().resolve("changes").resolve("feed.key");
  }

  /// One of them.
  public record Source(String name, Form form, String salt, String by) {}

  public List<Source> all() {
    return database
        .sql("select name, form, salt, by from altered_source order by name")
        .query((row, _) ->
            new Source(
                row.getString("name"),
                Coded.of(Form.class, row.getString("form")),
                row.getString("salt"),
                row.getString("by")))
        .list();
  }

  public Optional<Source> find(String name) {
    return all().stream().filter(source -> source.name().equals(name)).findFirst();
  }

  /// Makes one, or makes its secret anew: the old one opens nothing any more. Returns the secret.
  public String make(String name, Form form, String by) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "name: must be 1 to 40 of a-z, 0-9 and -; write gitlab, for example");
    }
    var salt = HexFormat.of().formatHex(random(16));
    database
        .sql(
            """
            insert into altered_source (name, form, salt, by, created) values (?, ?, ?, ?, ?)
            on conflict (name) do update set form = excluded.form, salt = excluded.salt,
              by = excluded.by, created = excluded.created
            """)
        .params(name, form.code(), salt, by, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return secret(new Source(name, form, salt, by));
  }

  /// Takes one away; returns whether there was one.
  public boolean remove(String name) {
    return database.sql("delete from altered_source where name = ?").param(name).update() > 0;
  }

  String secret(Source source) {
    return HexFormat.of().formatHex(mac(key(), "feed:" + source.name() + ":" + source.salt()));
  }

  /// HMAC-SHA256 in hexadecimal, as senders make it.
  static String sign(String secret, byte[] text) {
    return HexFormat.of().formatHex(mac(secret.getBytes(StandardCharsets.UTF_8), text));
  }

  /// Remembers a signature; returns whether it is new.
  boolean fresh(String source, String signature, Instant now) {
    database
        .sql("delete from altered_seen where at < ?")
        .param(now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .update();
    return database
            .sql(
                """
                insert into altered_seen (source, signature, at) values (?, ?, ?)
                on conflict (source, signature) do nothing
                """)
            .params(source, signature, now.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private static byte[] mac(byte[] key, String text) {
    return mac(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private synchronized byte[] key() {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.resolveSibling(""));
        var fresh = file.resolveSibling("feed.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, random(BYTES));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] random(int count) {
    var bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
