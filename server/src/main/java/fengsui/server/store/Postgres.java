package fengsui.server.store;

import com.zaxxer.hikari.HikariDataSource;
import fengsui.server.config.Configuration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// The database: the external one that the operator names, or one of our own.
@Component
class Postgres implements AutoCloseable {

  private final @Nullable OwnDatabase embedded;
  private final Configuration.Database database;

  Postgres(Configuration configuration) throws IOException {
    var given = configuration.database();
    if (given != null) {
      embedded = null;
      database = given;
      return;
    }
    embedded = new OwnDatabase(configuration.data());
    database = new Configuration.Database(embedded.url(), "postgres", "");
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
