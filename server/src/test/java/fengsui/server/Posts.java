package fengsui.server;

import fengsui.server.config.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Command posts for tests: each with a database of its own in one real PostgreSQL.
public final class Posts {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Posts() {}

  private static final class Shared {
    static final EmbeddedPostgres POSTGRES = open();

    private static EmbeddedPostgres open() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A fresh, empty database.
  public static Configuration.Database database() {
    var name = "post" + COUNT.incrementAndGet();
    try (var connection = Shared.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Configuration.Database(Shared.POSTGRES.getJdbcUrl("postgres", name), "postgres", "");
  }

  /// The configuration of a post on a free port, with a database of its own.
  public static Configuration configuration(Path data) {
    return new Configuration(
        0,
        "127.0.0.1",
        data,
        database(),
        null,
        null,
        Configuration.Retention.DEFAULT,
        Configuration.Catalogue.EMPTY,
        List.of());
  }

  /// A running post; close it.
  public static CommandPost start(Path data) {
    return CommandPost.start(configuration(data), InstantSource.system());
  }
}
