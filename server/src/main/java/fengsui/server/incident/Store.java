package fengsui.server.incident;

import fengsui.isolate.Path;
import fengsui.model.Alarm;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident.Event;
import fengsui.server.incident.Incident.Phase;
import fengsui.wire.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Keeps incidents and their events in the database.
@Component
class Store {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  Store(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// Everything that was ever kept, oldest first.
  List<Matter> load() {
    var events = events();
    return database
        .sql("select * from incident order by number")
        .query((row, _) -> matter(row, events.getOrDefault(row.getString("id"), List.of())))
        .list();
  }

  private Map<String, List<Event>> events() {
    var events = new HashMap<String, List<Event>>();
    database
        .sql("select incident, at, kind, verdict, text from incident_event order by id")
        .query(row -> {
          events.computeIfAbsent(row.getString("incident"), _ -> new ArrayList<>()).add(event(row));
        });
    return events;
  }

  private static Event event(ResultSet row) throws SQLException {
    var verdict = row.getString("verdict");
    return new Event(
        time(row, "at"),
        Event.Kind.valueOf(row.getString("kind")),
        verdict == null ? null : Json.readVerdict(verdict),
        row.getString("text"));
  }

  private static Matter matter(ResultSet row, List<Event> history) throws SQLException {
    var resolved = row.getTimestamp("resolved_at");
    var incident =
        new Incident(
            row.getString("id"),
            Phase.valueOf(row.getString("phase")),
            time(row, "since"),
            time(row, "opened_at"),
            resolved == null ? null : resolved.toInstant(),
            Json.readVerdict(row.getString("verdict")),
            texts(row.getArray("targets")),
            texts(row.getArray("agents")),
            history,
            alarm(row.getString("alarm")));
    return new Matter(incident, paths(row.getString("paths")), row.getInt("reopened"));
  }

  private static @Nullable Alarm alarm(@Nullable String json) {
    return json == null ? null : Json.readAlarm(json);
  }

  private static @Nullable String text(@Nullable Alarm alarm) {
    return alarm == null ? null : Json.write(alarm);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }

  private static Set<Path> paths(String json) {
    return Set.of(JSON.readValue(json, Path[].class));
  }

  /// Keeps all of `changed` and all of `happenings`, or nothing.
  void save(List<Matter> changed, List<Happening> happenings) {
    transaction.executeWithoutResult(_ -> {
      changed.forEach(this::save);
      happenings.forEach(this::append);
    });
  }

  private void save(Matter matter) {
    var incident = matter.incident();
    database
        .sql(
            """
            insert into incident (number, id, phase, since, opened_at, resolved_at, verdict, targets,
              agents, paths, reopened, alarm)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?::jsonb)
            on conflict (number) do update set phase = excluded.phase, since = excluded.since,
              resolved_at = excluded.resolved_at, verdict = excluded.verdict,
              targets = excluded.targets, agents = excluded.agents, paths = excluded.paths,
              reopened = excluded.reopened, alarm = excluded.alarm
            """)
        .param(matter.number())
        .param(incident.id())
        .param(incident.phase().name())
        .param(Timestamp.from(incident.since()))
        .param(Timestamp.from(incident.openedAt()))
        .param(timestamp(incident.resolvedAt()))
        .param(Json.write(incident.verdict()))
        .param(incident.targets().toArray(String[]::new))
        .param(incident.agents().toArray(String[]::new))
        .param(JSON.writeValueAsString(matter.paths()))
        .param(matter.reopened())
        .param(text(incident.alarm()))
        .update();
  }

  private void append(Happening happening) {
    var event = happening.event();
    Verdict verdict = event.verdict();
    database
        .sql(
            """
            insert into incident_event (incident, at, kind, verdict, text)
            values (?, ?, ?, ?::jsonb, ?)
            """)
        .param(happening.matter().incident().id())
        .param(Timestamp.from(event.at()))
        .param(event.kind().name())
        .param(verdict == null ? null : Json.write(verdict))
        .param(event.text())
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
