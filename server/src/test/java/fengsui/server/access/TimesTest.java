package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guessing is slow, sessions end, and nobody is kept out by a stranger.
class TimesTest {

  private static final String RIGHT = "correct horse battery";
  private static final MovableClock CLOCK = new MovableClock();

  @TempDir static Path data;
  private static CommandPost post;
  private static Porter porter;
  private static Accounts accounts;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), CLOCK);
    porter = post.part(Porter.class);
    accounts = post.part(Accounts.class);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @Test
  void guessingFromOneAddressSoonWaitsLongerAndLonger() {
    accounts.create("guessed", Role.VIEWER, RIGHT);

    for (var i = 0; i < 5; i++) {
      assertThat(porter.check("guessed", "wrong", Place.at("192.0.2.1")))
          .isEqualTo(new Porter.Answer.Wrong());
    }

    assertThat(porter.check("guessed", RIGHT, Place.at("192.0.2.1")))
        .isEqualTo(new Porter.Answer.Wait(Duration.ofSeconds(1)));
    CLOCK.pass(Duration.ofSeconds(1));
    assertThat(porter.check("guessed", RIGHT, Place.at("192.0.2.1")))
        .isInstanceOf(Porter.Answer.Welcome.class);
  }

  @Test
  void namesThatDoNotExistWaitJustTheSame() {
    for (var i = 0; i < 5; i++) {
      porter.check("ghost", "wrong", Place.at("192.0.2.2"));
    }
    assertThat(porter.check("ghost", "wrong", Place.at("192.0.2.2")))
        .isEqualTo(new Porter.Answer.Wait(Duration.ofSeconds(1)));
  }

  @Test
  void tryingManyNamesFromOneNetworkIsSlowToo() {
    IntStream.range(0, 20)
        .forEach(i ->
            porter.check("name" + i, "wrong", Place.at("2001:db8:1:2::" + Integer.toHexString(i))));

    assertThat(porter.check("other", "wrong", Place.at("2001:db8:1:2:ffff::1")))
        .isEqualTo(new Porter.Answer.Wait(Duration.ofSeconds(1)));
    assertThat(porter.check("other", "wrong", Place.at("2001:db8:1:3::1")))
        .isEqualTo(new Porter.Answer.Wrong());
  }

  @Test
  void anArmyOfStrangersCannotKeepTheAdministratorOut() {
    var admin = accounts.create("chief", Role.ADMIN, RIGHT);
    assertThat(porter.check("chief", RIGHT, Place.at("198.51.100.7")))
        .isEqualTo(new Porter.Answer.Welcome(admin));

    IntStream.range(0, 60)
        .forEach(i -> {
          porter.check("chief", "wrong", Place.at("203.0.113." + i));
          CLOCK.pass(Duration.ofMinutes(1));
        });

    assertThat(porter.check("chief", RIGHT, Place.at("203.0.113.200")))
        .as("from a new place: a short wait")
        .isEqualTo(new Porter.Answer.Welcome(admin));
    porter.check("chief", "wrong", Place.at("203.0.113.201"));
    assertThat(porter.check("chief", RIGHT, Place.at("203.0.113.202")))
        .isEqualTo(new Porter.Answer.Wait(Duration.ofMinutes(1)));
    assertThat(porter.check("chief", RIGHT, Place.at("198.51.100.7")))
        .as("from where the administrator was before: no wait at all")
        .isEqualTo(new Porter.Answer.Welcome(admin));
  }

  @Test
  void aNewcomerWaitsForGuessersOnlyUntilEachGuessedOnce() {
    var owner = accounts.create("traveller", Role.VIEWER, RIGHT);
    for (var round = 0; round < 2; round++) {
      for (var i = 0; i < 25; i++) {
        porter.check("traveller", "wrong", Place.at("100.64.0." + i));
        CLOCK.pass(Duration.ofMinutes(1));
      }
    }

    assertThat(porter.check("traveller", "wrong", Place.at("100.64.0.1")))
        .isEqualTo(new Porter.Answer.Wrong());
    assertThat(porter.check("traveller", "wrong", Place.at("100.64.0.2")))
        .as("guessers hold up each other")
        .isEqualTo(new Porter.Answer.Wait(Duration.ofMinutes(1)));
    assertThat(porter.check("traveller", RIGHT, Place.at("100.64.1.1")))
        .as("and nobody else")
        .isEqualTo(new Porter.Answer.Welcome(owner));
  }

  @Test
  void aBrowserThatSignedInBeforeIsKnownInEveryNetworkHoweverManyOthersGuess() {
    var owner = accounts.create("nomad", Role.APPROVER, RIGHT);
    var word = porter.remember(owner, Place.at("198.51.100.20")).orElseThrow();
    for (var i = 0; i < 60; i++) {
      porter.check("nomad", "wrong", Place.at("100.65.0." + i));
    }
    var elsewhere = Place.at("100.65.1.1");
    var mine = elsewhere.in(Place.browser(word));

    assertThat(porter.check("nomad", RIGHT, elsewhere)).isInstanceOf(Porter.Answer.Wait.class);
    assertThat(porter.check("nomad", RIGHT, mine)).isEqualTo(new Porter.Answer.Welcome(owner));
    assertThat(porter.remember(owner, mine)).as("it keeps its word").isEmpty();
  }

  @Test
  void aBrowserThatIsKnownGuessesNoFasterThanAnyOther() {
    var owner = accounts.create("careless", Role.VIEWER, RIGHT);
    var word = porter.remember(owner, Place.at("198.51.100.21")).orElseThrow();
    for (var i = 0; i < 5; i++) {
      var stolen = Place.at("100.66.0." + i).in(Place.browser(word));
      assertThat(porter.check("careless", "wrong", stolen)).isEqualTo(new Porter.Answer.Wrong());
    }

    assertThat(porter.check("careless", RIGHT, Place.at("100.66.0.9").in(Place.browser(word))))
        .isEqualTo(new Porter.Answer.Wait(Duration.ofSeconds(1)));
    assertThat(porter.check("ghost of it", "wrong", Place.at("100.66.0.9").in(Place.browser(word))))
        .as("and it is nobody's word but the owner's")
        .isEqualTo(new Porter.Answer.Wrong());
  }

  @Test
  void whoWasLetInIsKnownAfterARestartForNinetyDays() {
    accounts.create("regular", Role.VIEWER, RIGHT);
    porter.check("Regular", RIGHT, Place.at("198.51.100.8"));

    var after = new Familiar(post.part(JdbcClient.class), CLOCK);
    assertThat(after.knows("regular", "198.51.100.8")).isTrue();
    assertThat(after.knows("regular", "198.51.100.9")).isFalse();
    assertThat(after.knows("irregular", "198.51.100.8")).isFalse();
    CLOCK.pass(Familiar.REMEMBERED);
    assertThat(after.knows("regular", "198.51.100.8")).isFalse();
    assertThat(new Familiar(post.part(JdbcClient.class), CLOCK).knows("regular", "198.51.100.8"))
        .isFalse();
  }

  @Test
  void aSessionEndsWhenIdleAndAfterAWeekAtMost() throws Exception {
    try (var visitor = Visitor.of(post, Role.VIEWER)) {
      CLOCK.pass(Sessions.IDLE.minusMinutes(1));
      assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(200);
      CLOCK.pass(Sessions.IDLE.minusMinutes(1));
      assertThat(visitor.get("/api/v1/me").statusCode()).as("used, so not idle").isEqualTo(200);
      CLOCK.pass(Sessions.IDLE);
      assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(401);
    }
    try (var visitor = Visitor.of(post, Role.VIEWER)) {
      for (var i = 0; i < 28; i++) {
        CLOCK.pass(Duration.ofHours(6).minusSeconds(1));
        assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(200);
      }
      CLOCK.pass(Duration.ofHours(1));
      assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void theFormSaysHowLongToWait() throws Exception {
    for (var i = 0; i < 5; i++) {
      porter.check("waiter", "wrong", Place.at("127.0.0.1"));
    }
    try (var visitor = Visitor.of(post, Role.VIEWER)) {
      var answer =
          visitor.post("/sign-in", java.util.Map.of("username", "waiter", "password", "x"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(answer.body()).contains("Too many failures. Try again in 1 s.");
    }
  }
}
