package fengsui.server.report;

import fengsui.server.incident.Incident;
import fengsui.server.live.Live;
import fengsui.server.report.course.Course;
import fengsui.server.report.course.State;
import fengsui.server.report.course.Step;
import fengsui.server.report.files.Bundle;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The fault reports that there are.
@Component
public final class Reports {

  private final ReportTable table;
  private final Drafting drafting;
  private final TransactionTemplate transaction;
  private final Live live;
  private final InstantSource clock;

  Reports(
      ReportTable table,
      Drafting drafting,
      TransactionTemplate transaction,
      Live live,
      InstantSource clock) {
    this.table = table;
    this.drafting = drafting;
    this.transaction = transaction;
    this.live = live;
    this.clock = clock;
  }

  /// What somebody says became of a report.
  ///
  /// @param number what the carrier calls it; empty if that is not new
  public record Word(State state, String number, String note) {}

  /// Why no report can be made of `incident`; null if one can.
  public @Nullable Refusal refusal(Incident incident) {
    return Drafting.refusal(incident);
  }

  /// Makes a report of what was measured until now, and keeps it.
  ///
  /// @throws IllegalArgumentException if none can be made: place, problem, remedy
  public Filed draft(Incident incident, String who) {
    var now = clock.instant();
    var number = table.number();
    var report = drafting.draft("rep-" + number, incident, now);
    var files = Bundle.of(report);
    var begun = new Course(List.of(new Step(State.DRAFTED, now, who, "", "")));
    var filed =
        new Filed(
            report.id(),
            incident.id(),
            report.subject().carrier(),
            now,
            who,
            Bundle.sha256(files),
            files.length,
            begun);
    transaction.executeWithoutResult(_ -> table.add(number, filed, files));
    live.changed(Live.Topic.INCIDENTS);
    return filed;
  }

  /// Takes down what became of a report; empty if there is none of that id.
  ///
  /// @throws IllegalArgumentException if that cannot come now: place, problem, remedy
  public Optional<Filed> say(String id, Word word, String who) {
    var step =
        new Step(word.state(), clock.instant(), who, word.number().strip(), word.note().strip());
    var found =
        transaction.execute(_ -> {
          table.lock(id);
          var report = table.find(id);
          report.ifPresent(it -> {
            var _ = it.course().after(step);
            table.add(id, step);
          });
          return table.find(id);
        });
    live.changed(Live.Topic.INCIDENTS);
    return found == null ? Optional.empty() : found;
  }

  /// All, the newest first.
  public List<Filed> all() {
    return table.all("");
  }

  /// Those of one incident, the newest first.
  public List<Filed> of(String incident) {
    return table.all(incident);
  }

  public Optional<Filed> find(String id) {
    return table.find(id);
  }

  /// All files of a report in one archive; empty if there is none of that id.
  public Optional<byte[]> findFiles(String id) {
    return table.findFiles(id);
  }

  /// One of its files.
  public Optional<byte[]> findFile(String id, String name) {
    return table.findFiles(id).flatMap(files -> Bundle.find(files, name));
  }
}
