package fengsui.server.report.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final Instant START = Instant.parse("2025-08-12T11:45:00Z");
  private final Course drafted =
      new Course(List.of(new Step(State.DRAFTED, START, "wang", "", "")));

  @Test
  void aReportIsFiledWithANumberAcknowledgedEscalatedAndResolved() {
    var course =
        drafted
            .after(step(State.FILED, "BJ-0812-77"))
            .after(step(State.ACKNOWLEDGED, ""))
            .after(step(State.ESCALATED, "VIP-9"))
            .after(step(State.RESOLVED, ""));

    assertThat(course.state()).isEqualTo(State.RESOLVED);
    assertThat(course.number()).as("the newest number").isEqualTo("VIP-9");
    assertThat(course.steps()).hasSize(5);
  }

  @Test
  void aStepThatCannotComeNowIsRefusedWithWhatMay() {
    assertThatThrownBy(() -> drafted.after(step(State.RESOLVED, "")))
        .hasMessage("field to: a report that is drafted cannot become resolved; use filed");
    var filed = drafted.after(step(State.FILED, "1"));
    assertThatThrownBy(() -> filed.after(step(State.DRAFTED, "")))
        .hasMessage(
            "field to: a report that is filed cannot become drafted; use acknowledged or escalated"
                + " or resolved");
    var over = filed.after(step(State.RESOLVED, ""));
    assertThatThrownBy(() -> over.after(step(State.FILED, "2")))
        .hasMessage(
            "field to: a report that is resolved cannot become filed; it is over: draft a new one");
  }

  @Test
  void filingNeedsTheCarriersNumber() {
    assertThatThrownBy(() -> drafted.after(step(State.FILED, " ")))
        .hasMessage("field number: is missing; write the number that the carrier gave");
    assertThatThrownBy(() -> drafted.after(step(State.FILED, "x".repeat(101))))
        .hasMessage("field number: has 101 characters; use at most 100");
  }

  @Test
  void remindersAreDueAgainAndAgainUntilThereWereEnough() {
    var every = Duration.ofMinutes(15);

    assertThat(drafted.due(every, START.plus(Duration.ofMinutes(14)))).isEmpty();
    assertThat(drafted.due(every, START.plus(Duration.ofMinutes(15))))
        .contains(START.plus(Duration.ofMinutes(15)));
    assertThat(drafted.due(every, START.plus(Duration.ofMinutes(50))))
        .contains(START.plus(Duration.ofMinutes(45)));
    assertThat(drafted.due(every, START.plus(Duration.ofDays(9))))
        .contains(START.plus(every.multipliedBy(Course.REMINDERS)));
    var over = drafted.after(step(State.FILED, "1")).after(step(State.RESOLVED, ""));
    assertThat(over.due(every, START.plus(Duration.ofDays(9)))).isEmpty();
  }

  private static Step step(State state, String number) {
    return new Step(state, START.plusSeconds(60), "wang", number, "");
  }
}
