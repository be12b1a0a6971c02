package fengsui.server.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connections for all parts of the post.
@Configuration(proxyBeanMethods = false)
class Pool {

  private static final int CONNECTIONS = 20;
  private static final int PATIENCE_MS = 3000;

  @Bean
  HikariDataSource dataSource(Store store) {
    var pool = new HikariDataSource();
    pool.setDataSource(store.connections());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setConnectionTimeout(PATIENCE_MS);
    pool.setValidationTimeout(PATIENCE_MS / 2);
    pool.setKeepaliveTime(30_000);
    return pool;
  }
}
