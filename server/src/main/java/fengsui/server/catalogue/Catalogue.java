package fengsui.server.catalogue;

import fengsui.model.Plan;
import fengsui.model.Vantage;
import fengsui.server.catalogue.Table.Signature;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.config.Entries;
import fengsui.server.config.Reloadable;
import fengsui.server.live.Live;
import fengsui.server.yaml.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is depended on, where agents stand and who measures what, as it is in force now.
@Component
public final class Catalogue implements Reloadable {

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  private final Table table;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Live live;
  private volatile Snapshot now;

  Catalogue(
      Configuration configuration,
      JdbcClient database,
      TransactionTemplate transaction,
      InstantSource clock,
      Live live) {
    this.table = new Table(database);
    this.transaction = transaction;
    this.clock = clock;
    this.live = live;
    now = Loading.of(table);
    adopt(configuration.catalogue());
  }

  /// Everything, as it is now.
  public Snapshot snapshot() {
    return now;
  }

  public List<TargetEntry> targets() {
    return now.targets().values().stream().map(Listed::entry).toList();
  }

  public List<VantageEntry> vantages() {
    return now.vantages().values().stream().map(Listed::entry).toList();
  }

  /// Grows with every change of anything.
  public long revision() {
    return now.revision();
  }

  /// What `agent` is to measure, whether anybody knows it or not.
  public Plan plan(String agent) {
    return Plans.of(now, agent);
  }

  /// The revision of the agent's plan, without the plan.
  public long planRevision(String agent) {
    return Plans.revision(now, agent);
  }

  /// Takes down where an agent says that it stands, unless somebody described it before, or its
  /// name is none that the catalogue can hold.
  public void seen(String agent, Vantage vantage) {
    var known = now.vantages().get(agent);
    var news =
        known == null
            || (known.origin() == Origin.AGENT && !known.entry().vantage().equals(vantage));
    if (!news || !Entries.isName(agent)) {
      return;
    }
    var draft = Draft.of(new VantageEntry(agent, vantage, List.of()));
    var by = new Signature(clock.instant(), "agent " + agent, Origin.AGENT);
    change(rows -> {
      var before = rows.find(Kind.VANTAGE, agent).orElse(null);
      if (before == null || before.origin() == Origin.AGENT) {
        rows.put(draft, before, by);
      }
    });
  }

  public Answer put(TargetEntry entry, Edit by) {
    return put(Draft.of(entry), by, List.of());
  }

  public Answer put(VantageEntry entry, Edit by) {
    return put(Draft.of(entry), by, List.of());
  }

  public Answer put(PlanEntry entry, Edit by) {
    return put(Draft.of(entry), by, Rules.check(entry, now));
  }

  private Answer put(Draft draft, Edit by, List<Problem> problems) {
    return problems.isEmpty()
        ? changed(rows -> Writing.put(rows, draft, by, signature(by)))
        : new Answer.Refused(problems);
  }

  public Answer remove(Kind kind, String id, Edit by) {
    var problems = Rules.checkRemoval(kind, id, now);
    return problems.isEmpty()
        ? changed(rows ->
            rows.find(kind, id)
                .map(before -> Writing.remove(rows, before, by, signature(by)))
                .orElseGet(Answer.Absent::new))
        : new Answer.Refused(problems);
  }

  private Signature signature(Edit by) {
    return new Signature(clock.instant(), by.author(), Origin.API);
  }

  @Override
  public Runnable prepare(Configuration fresh) {
    return () -> adopt(fresh.catalogue());
  }

  /// Puts what the configuration file now says in the place of what it said before.
  public void adopt(Configuration.Catalogue file) {
    var drafts = Draft.all(file);
    var named = drafts.stream().map(Catalogue::key).collect(Collectors.toSet());
    var by = new Signature(clock.instant(), "file", Origin.FILE);
    change(rows -> {
      var stored = rows.all().stream().collect(Collectors.toMap(Catalogue::key, it -> it));
      for (var row : stored.values()) {
        if (row.origin() == Origin.FILE && !named.contains(key(row))) {
          rows.remove(row, by);
        }
      }
      for (var draft : drafts) {
        var before = stored.get(key(draft));
        if (before == null
            || before.origin() != Origin.FILE
            || !before.json().equals(draft.json())) {
          rows.put(draft, before, by);
        }
      }
    });
  }

  private static String key(Draft draft) {
    return draft.kind() + " " + draft.id();
  }

  private static String key(Stored row) {
    return row.kind() + " " + row.id();
  }

  private void change(Consumer<Table> work) {
    changed(rows -> {
      work.accept(rows);
      return new Answer.Removed();
    });
  }

  /// Changes rows, one caller at a time, and tells of it.
  private synchronized Answer changed(Function<Table, Answer> work) {
    var answer =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              table.lock();
              return work.apply(table);
            }));
    var before = now;
    now = Loading.of(table);
    if (now.revision() != before.revision()) {
      LOG.info("catalogue: revision {}", now.revision());
      live.changed(Live.Topic.CATALOGUE);
    }
    return answer;
  }
}
