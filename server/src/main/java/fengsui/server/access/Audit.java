package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who did what, from where, to what, and how it ended. Lines are only ever added: the database
/// itself refuses to change or remove one.
@Component
public final class Audit {

  private static final String TOLD = Audit.class.getName();
  private static final int LONGEST = 300;
  private static final int AT_MOST = 500;
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final InstantSource clock;
  private final Recent<Instant> said = new Recent<>(10_000);
  private final AtomicReference<Instant> flood = new AtomicReference<>(Instant.EPOCH);

  Audit(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// One line.
  ///
  /// @param who such as `user admin`
  /// @param address from which network address
  /// @param what such as `token.issue`
  /// @param subject what it was done to
  /// @param result `ok`, or why not
  public record Line(
      long id,
      Instant at,
      String who,
      String address,
      String what,
      String subject,
      String result) {}

  /// Notes that the caller of `request` did something.
  public void record(HttpServletRequest request, String what, String subject, String result) {
    request.setAttribute(TOLD, true);
    write(Caller.of(request).words(), request.getRemoteAddr(), List.of(what, subject, result));
  }

  /// Whether something is noted about the request already.
  static boolean tells(HttpServletRequest request) {
    return request.getAttribute(TOLD) != null;
  }

  /// Notes the same thing of the same caller at most once a minute, where a flood may come.
  public void recordOnce(HttpServletRequest request, String what, String subject, String result) {
    var now = clock.instant();
    var key = String.join("|", Caller.of(request).words(), request.getRemoteAddr(), what, subject);
    synchronized (said) {
      var last = said.get(key);
      if (last != null && last.plus(QUIET).isAfter(now)) {
        return;
      }
      said.put(key, now);
    }
    record(request, what, subject, result);
  }

  /// Whether there is room for one more line about a flood: one a second, whoever comes.
  boolean hasRoom() {
    var now = clock.instant();
    var last = flood.get();
    return !last.plusSeconds(1).isAfter(now) && flood.compareAndSet(last, now);
  }

  /// The lines before the one numbered `before`, newest first.
  public List<Line> before(long before, int limit) {
    return database
        .sql("select * from audit where id < ? order by id desc limit ?")
        .params(before, Math.clamp(limit, 1, AT_MOST))
        .query((row, _) ->
            new Line(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("address"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("result")))
        .list();
  }

  private void write(String who, String address, List<String> rest) {
    database
        .sql(
            """
            insert into audit (at, who, address, what, subject, result)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            Timestamp.from(clock.instant()),
            clean(who),
            address,
            clean(rest.get(0)),
            clean(rest.get(1)),
            clean(rest.get(2)))
        .update();
  }

  private static String clean(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
