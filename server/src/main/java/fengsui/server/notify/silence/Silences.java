package fengsui.server.notify.silence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All silences, kept for good.
@Component
public final class Silences {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Duration SHOWN = Duration.ofDays(5);
  private static final int MOST = 1_000;

  private final JdbcClient database;
  private final InstantSource clock;

  public Silences(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What came of the wish for a silence.
  public sealed interface Answer {

    /// It is kept.
    record Kept(UUID id) implements Answer {}

    /// It is not, for all these reasons.
    record Refused(List<String> problems) implements Answer {
      public Refused {
        problems = List.copyOf(problems);
      }
    }

    /// There is none of the id that was to be changed.
    record Unknown() implements Answer {}
  }

  /// Keeps `wish`: in the place of the silence with its id if that can be changed, else as a new
  /// one, as Alertmanager does.
  public Answer keep(Silence wish, boolean named) {
    var now = clock.instant();
    var problems = Limits.problems(wish, now);
    if (!problems.isEmpty()) {
      return new Answer.Refused(problems);
    }
    var old = named ? find(wish.id()) : Optional.<Silence>empty();
    if (named && old.isEmpty()) {
      return new Answer.Unknown();
    }
    if (open(now).size() >= MOST) {
      return new Answer.Refused(List.of("silences: are 1000 already; expire some"));
    }
    var next = place(old, wish, now);
    if (old.isPresent() && !next.id().equals(old.get().id())) {
      expire(old.get().id(), wish.account());
    }
    write(next);
    return new Answer.Kept(next.id());
  }

  private static Silence place(Optional<Silence> old, Silence wish, Instant now) {
    var changes =
        old.isPresent()
            && old.get().state(now) != Silence.State.EXPIRED
            && old.get().matchers().equals(wish.matchers());
    var starts = old.isEmpty() && wish.startsAt().isBefore(now) ? now : wish.startsAt();
    return new Silence(
        changes ? wish.id() : UUID.randomUUID(),
        wish.matchers(),
        starts,
        wish.endsAt(),
        wish.createdBy(),
        wish.comment(),
        wish.account(),
        now);
  }

  /// Ends it now; returns false if there is none. One that is over stays as it is.
  public boolean expire(UUID id, String account) {
    var now = clock.instant();
    var silence = find(id);
    silence
        .filter(each -> each.state(now) != Silence.State.EXPIRED)
        .ifPresent(each -> write(each.endedAt(now, account)));
    return silence.isPresent();
  }

  public Optional<Silence> find(UUID id) {
    return database
        .sql("select * from silence where id = ?")
        .param(id)
        .query(Silences::silence)
        .optional();
  }

  /// All that are not long over, those that end first first.
  public List<Silence> all() {
    return endingAfter(clock.instant().minus(SHOWN));
  }

  private List<Silence> open(Instant now) {
    return endingAfter(now);
  }

  private List<Silence> endingAfter(Instant time) {
    return database
        .sql("select * from silence where ends > ? order by ends limit 2000")
        .param(Timestamp.from(time))
        .query(Silences::silence)
        .list();
  }

  /// Those in force now.
  public List<Silence> active() {
    var now = clock.instant();
    return open(now).stream().filter(each -> each.state(now) == Silence.State.ACTIVE).toList();
  }

  /// Whether silences in force now cover each of `labelSets`; none cover nothing.
  public boolean cover(Collection<Map<String, String>> labelSets) {
    var active = active();
    return !labelSets.isEmpty()
        && labelSets.stream()
            .allMatch(labels -> active.stream().anyMatch(silence -> silence.matches(labels)));
  }

  private void write(Silence silence) {
    database
        .sql(
            """
            insert into silence (id, matchers, starts, ends, created_by, comment, account, updated)
            values (?, ?::jsonb, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set starts = excluded.starts, ends = excluded.ends,
              created_by = excluded.created_by, comment = excluded.comment,
              account = excluded.account, updated = excluded.updated
            """)
        .param(silence.id())
        .param(MAPPER.writeValueAsString(silence.matchers()))
        .param(Timestamp.from(silence.startsAt()))
        .param(Timestamp.from(silence.endsAt()))
        .param(silence.createdBy())
        .param(silence.comment())
        .param(silence.account())
        .param(Timestamp.from(silence.updatedAt()))
        .update();
  }

  private static Silence silence(ResultSet row, int number) throws SQLException {
    var matchers = new ArrayList<Matcher>();
    for (var node : MAPPER.readTree(row.getString("matchers"))) {
      matchers.add(SilenceJson.matcher(node));
    }
    return new Silence(
        row.getObject("id", UUID.class),
        matchers,
        time(row, "starts"),
        time(row, "ends"),
        row.getString("created_by"),
        row.getString("comment"),
        row.getString("account"),
        time(row, "updated"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
