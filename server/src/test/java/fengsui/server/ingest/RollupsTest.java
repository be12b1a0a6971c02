package fengsui.server.ingest;

import static fengsui.server.ingest.Sightings.NOON;
import static fengsui.server.ingest.Sightings.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fengsui.model.Outcome;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.ingest.History.Point;
import fengsui.server.ingest.History.Question;
import fengsui.server.store.Partitions;
import fengsui.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a clock that the test sets.
class RollupsTest {

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static CommandPost post;
  private static AgentCalls agent;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), NOW::get);
    agent = AgentCalls.of(post, "a");
  }

  @AfterAll
  static void stop() {
    agent.close();
    post.close();
  }

  private static void send(long sequence, String target, Instant at, Outcome outcome)
      throws Exception {
    var answer =
        agent.observations(Json.write(sequence, Sightings.connect("a", target, at, outcome)));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static Question about(String target, Duration before) {
    return new Question(target, null, NOON.minus(before), NOON.plusSeconds(60));
  }

  @Test
  void countsEachObservationOnceInItsOwnMinuteHoweverLateItComes() throws Exception {
    var history = post.part(History.class);
    send(1, "shop", NOON.minusSeconds(30), Outcome.OK);
    send(2, "shop", NOON.minusSeconds(20), REFUSED);
    send(2, "shop", NOON.minusSeconds(20), REFUSED);
    post.part(Rollups.class).run();
    send(3, "shop", NOON.minusSeconds(40), Outcome.OK);
    post.part(Rollups.class).run();
    post.part(Rollups.class).run();

    assertThat(history.series(about("shop", Duration.ofHours(1))))
        .extracting(Point::at, Point::outcome, Point::count, Point::msMean)
        .containsExactly(
            tuple(NOON.minusSeconds(60), "connection_refused", 1L, 12.5),
            tuple(NOON.minusSeconds(60), "ok", 2L, 12.5));
    assertThat(history.observations(about("shop", Duration.ofHours(1)))).hasSize(3);
  }

  @Test
  void whatLayInASpoolForThreeDaysIsCountedOnItsOwnDay() throws Exception {
    send(10, "late", NOON.minus(Duration.ofDays(3)), REFUSED);
    post.part(Rollups.class).run();

    assertThat(post.part(History.class).series(about("late", Duration.ofDays(4))))
        .extracting(Point::at, Point::count)
        .containsExactly(tuple(NOON.minus(Duration.ofDays(3)), 1L));
  }

  @Test
  void wholeDaysGoWhenTheyAreTooOldAndTheHoursStay() throws Exception {
    var partitions = post.part(Partitions.class);
    send(20, "old", NOON, REFUSED);
    post.part(Rollups.class).run();
    try {
      NOW.set(NOON.plus(Duration.ofDays(40)));
      post.part(Housekeeping.class).run();
      send(21, "old", NOW.get(), REFUSED);

      assertThat(partitions.days("observation"))
          .doesNotContainKey(LocalDate.parse("2026-11-23"))
          .containsKey(LocalDate.parse("2027-01-02"));
      assertThat(partitions.days("rollup_minute")).doesNotContainKey(LocalDate.parse("2026-11-23"));
      assertThat(post.part(History.class).series(about("old", Duration.ofHours(1))))
          .extracting(Point::count)
          .containsExactly(1L);
    } finally {
      NOW.set(NOON);
      post.part(Housekeeping.class).run();
    }
  }

  @Test
  void aJumpOfTheClockFindsNoDayMissing() throws Exception {
    try {
      NOW.set(NOON.plus(Duration.ofDays(9)));
      send(30, "jump", NOON, Outcome.OK);
    } finally {
      NOW.set(NOON);
    }
  }
}
