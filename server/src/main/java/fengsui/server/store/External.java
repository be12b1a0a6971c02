package fengsui.server.store;

import fengsui.server.config.Configuration;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL that the operator runs.
final class External {

  private static final int OLDEST = 14;

  private External() {}

  /// Checks that it can be used.
  static DataSource open(Configuration.Database database) {
    var place = "database " + withoutParameters(database.url());
    var connections = connections(database, place);
    try (var connection = connections.getConnection()) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StoreException(
            place, "is PostgreSQL " + version, "use version " + OLDEST + " or later");
      }
      return connections;
    } catch (SQLException e) {
      throw complaint(place, database, e);
    }
  }

  private static PGSimpleDataSource connections(Configuration.Database database, String place) {
    var connections = new PGSimpleDataSource();
    try {
      connections.setUrl(database.url());
    } catch (IllegalArgumentException _) {
      throw new StoreException(
          place, "is not an address of PostgreSQL", "write jdbc:postgresql://HOST:PORT/NAME");
    }
    connections.setUser(database.user());
    connections.setPassword(database.password());
    connections.setConnectTimeout(3);
    connections.setSocketTimeout(60);
    connections.setTcpKeepAlive(true);
    return connections;
  }

  private static StoreException complaint(
      String place, Configuration.Database database, SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01", "28000" ->
          new StoreException(
              place,
              "refuses user " + database.user() + " with the password given",
              "correct database.user and database.password");
      case "3D000" -> new StoreException(place, "does not exist", "make it with createdb");
      case "08001", "08004", "08006" ->
          new StoreException(
              place, "cannot be reached", "start it, or correct database.url in the configuration");
      default -> // open set of texts
          new StoreException(
              place,
              "cannot be used: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "correct the configuration");
    };
  }

  /// Parameters of an address may hold a password.
  private static String withoutParameters(String url) {
    var end = url.indexOf('?');
    return end < 0 ? url : url.substring(0, end);
  }
}
