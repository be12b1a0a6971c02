package fengsui.server.ingest;

import fengsui.server.live.Live;
import fengsui.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The agents that ever said hello.
@Component
public final class Agents {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Double>> GAUGES = new TypeReference<>() {};

  private final JdbcClient database;
  private final InstantSource clock;
  private final Live live;

  Agents(JdbcClient database, InstantSource clock, Live live) {
    this.database = database;
    this.clock = clock;
    this.live = live;
  }

  /// All of them, by name.
  public List<AgentStatus> all() {
    return find("true", Map.of());
  }

  /// The agent of that name; empty if it never said hello.
  public Optional<AgentStatus> find(String name) {
    return find("name = :name", Map.of("name", name)).stream().findFirst();
  }

  private List<AgentStatus> find(String condition, Map<String, ?> parameters) {
    return database
        .sql(
            """
            select agent.*, received::text from agent
            left join spool on spool.agent = name and spool.spool = agent.spool
            where %s order by name
            """
                .formatted(condition))
        .params(parameters)
        .query((row, _) -> status(row))
        .list();
  }

  private static AgentStatus status(ResultSet row) throws SQLException {
    var received = row.getString("received");
    return new AgentStatus(
        row.getString("name"),
        Json.readVantage(row.getString("vantage")),
        row.getObject("spool", UUID.class),
        row.getString("version"),
        row.getObject("first_seen", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
        row.getDouble("clock_offset_ms"),
        MAPPER.readValue(row.getString("gauges"), GAUGES),
        received == null ? 0 : Ranges.parse(received).missing());
  }

  /// Notes what `agent` said just now.
  void note(String agent, Hello hello) {
    var now = clock.instant();
    database
        .sql(
            """
            insert into agent values
              (:name, :vantage, :spool, :version, :now, :now, :offset, :gauges)
            on conflict (name) do update set vantage = :vantage, spool = :spool,
              version = :version, last_seen = :now, clock_offset_ms = :offset, gauges = :gauges
            """)
        .params(parameters(agent, hello, now))
        .update();
    live.changed(Live.Topic.VANTAGES);
  }

  private static Map<String, Object> parameters(String agent, Hello hello, Instant now) {
    return Map.of(
        "name",
        agent,
        "vantage",
        Json.write(hello.vantage()),
        "spool",
        hello.spool(),
        "version",
        hello.version(),
        "now",
        now.atOffset(ZoneOffset.UTC),
        "offset",
        Duration.between(now, hello.at()).toNanos() / 1e6,
        "gauges",
        MAPPER.writeValueAsString(hello.gauges()));
  }
}
