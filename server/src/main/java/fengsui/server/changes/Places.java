package fengsui.server.changes;

import fengsui.guard.flow.Actor;
import fengsui.server.access.Caller;
import fengsui.server.access.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may approve in which place. Whoever may approve at all is an `owner`; the other places are
/// given by an administrator, and each gift is in the log.
@Component
public final class Places {

  private static final List<String> ALL = List.of("owner", "finance", "risk", "executive");

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ChangeLog log;
  private final InstantSource clock;

  Places(JdbcClient database, TransactionTemplate transaction, ChangeLog log, InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.log = log;
    this.clock = clock;
  }

  /// A caller with the places that are theirs.
  public Actor actor(Caller caller) {
    if (!caller.role().covers(Role.APPROVER)) {
      return new Actor(caller.words(), Set.of());
    }
    var roles = new HashSet<>(of(caller.words()));
    roles.add("owner");
    return new Actor(caller.words(), roles);
  }

  private List<String> of(String who) {
    return database
        .sql("select role from change_role where who = ?")
        .param(who)
        .query((row, _) -> row.getString("role"))
        .list();
  }

  /// Everybody's places, by name.
  public SortedMap<String, Set<String>> all() {
    var all = new TreeMap<String, Set<String>>();
    database
        .sql("select who, role from change_role order by who, role")
        .query(row -> {
          all.computeIfAbsent(row.getString("who"), _ -> new TreeSet<>())
              .add(row.getString("role"));
        });
    return all;
  }

  /// Gives `who` these places and no others.
  ///
  /// @param who such as `user kim`, or only `kim`
  /// @throws IllegalArgumentException in one line
  public void give(String who, Collection<String> roles, Caller by) {
    var name = who.contains(" ") ? who.strip() : "user " + who.strip();
    if (name.length() > 100 || name.endsWith(" ") || name.equals("user ")) {
      throw new IllegalArgumentException("who: must be a name; write user kim, for example");
    }
    for (var role : roles) {
      if (!ALL.contains(role)) {
        throw new IllegalArgumentException(
            "roles: %s is none; write owner, finance, risk or executive".formatted(role));
      }
    }
    transaction.executeWithoutResult(_ -> {
      Instant now = clock.instant();
      database.sql("delete from change_role where who = ?").param(name).update();
      for (var role : new TreeSet<>(roles)) {
        database
            .sql("insert into change_role (who, role) values (?, ?)")
            .params(name, role)
            .update();
      }
      log.append(now, "places", by.words(), name + ": " + String.join(" ", new TreeSet<>(roles)));
    });
  }
}
