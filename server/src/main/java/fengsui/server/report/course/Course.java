package fengsui.server.report.course;

import fengsui.model.Coded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything that became of a report, oldest first.
public record Course(List<Step> steps) {

  static final int LONGEST_NUMBER = 100;
  static final int LONGEST_NOTE = 2_000;

  /// So often one state is reminded of; somebody who did not move then will not by one more.
  static final int REMINDERS = 12;

  public Course {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.getFirst().state() != State.DRAFTED) {
      throw new IllegalArgumentException("a report begins as drafted, but has " + steps);
    }
  }

  /// Where it stands.
  public State state() {
    return steps.getLast().state();
  }

  /// Since when.
  public Instant since() {
    return steps.getLast().at();
  }

  /// What the carrier calls it; empty text before it was filed.
  public String number() {
    return steps.stream().map(Step::number).filter(it -> !it.isEmpty()).reduce("", (_, it) -> it);
  }

  /// Returns the course after `step`.
  ///
  /// @throws IllegalArgumentException if the step cannot come now: place, problem, remedy
  public Course after(Step step) {
    if (!state().next().contains(step.state())) {
      throw new IllegalArgumentException(
          "field to: a report that is %s cannot become %s; %s"
              .formatted(state().code(), step.state().code(), remedy()));
    }
    if (step.state() == State.FILED && step.number().isBlank()) {
      throw new IllegalArgumentException(
          "field number: is missing; write the number that the carrier gave");
    }
    bounded("number", step.number(), LONGEST_NUMBER);
    bounded("note", step.note(), LONGEST_NOTE);
    var all = new ArrayList<>(steps);
    all.add(step);
    return new Course(all);
  }

  private String remedy() {
    var next = state().next();
    return next.isEmpty()
        ? "it is over: draft a new one"
        : "use " + next.stream().map(Coded::code).collect(Collectors.joining(" or "));
  }

  private static void bounded(String field, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "field %s: has %d characters; use at most %d".formatted(field, text.length(), most));
    }
  }

  /// Returns the newest time by `now` at which somebody is to be reminded; empty if there was none.
  ///
  /// @param every how long the state may last, and how long to wait between reminders
  public Optional<Instant> due(Duration every, Instant now) {
    var passed = Duration.between(since(), now).dividedBy(every);
    return state() == State.RESOLVED || passed < 1
        ? Optional.empty()
        : Optional.of(since().plus(every.multipliedBy(Math.min(passed, REMINDERS))));
  }
}
