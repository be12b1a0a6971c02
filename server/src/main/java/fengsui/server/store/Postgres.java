package fengsui.server.store;

import com.zaxxer.hikari.HikariDataSource;
import fengsui.server.config.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// The database: the external one that the operator names, or one of our own.
@Component
class Postgres implements AutoCloseable {

  private final @Nullable EmbeddedPostgres embedded;
  private final Configuration.Database database;

  Postgres(Configuration configuration) throws IOException {
    var given = configuration.database();
    if (given != null) {
      embedded = null;
      database = given;
      return;
    }
    embedded = start(configuration.data());
    var url = embedded.getJdbcUrl("postgres", "postgres");
    database = new Configuration.Database(url, "postgres", "");
  }

  // The library's own settings trade durability for speed: ours must keep what was acknowledged.
  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("postgres").toFile())
        .setOverrideWorkingDirectory(data.resolve("postgres-program").toFile())
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        .start();
  }

  @Bean
  HikariDataSource dataSource() {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(20);
    return pool;
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }
}
