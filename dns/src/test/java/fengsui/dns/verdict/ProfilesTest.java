package fengsui.dns.verdict;

import static fengsui.dns.verdict.Answers.plain;
import static fengsui.dns.verdict.Answers.withAlias;
import static fengsui.dns.verdict.Answers.withTtl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {

  private static final Instant START = Instant.parse("2025-08-12T11:40:00Z");

  private final Profiles profiles = new Profiles();

  private void teach(String name, String address, long ttl, Instant at) {
    var answer = withTtl(withAlias(plain(name, address), name + ".cdn.net"), ttl);
    profiles.learn(answer, List.of(IpText.parse(address)), at);
  }

  @Test
  void isWrittenOneNameALineAndReadBack() {
    teach("shop.com", "39.1.1.9", 60, START);
    teach("shop.com", "2001:67c:4::1", 30, START.plusSeconds(5));
    teach("a\\.b.com", "47.1.1.9", 60, START);

    var text = ProfileText.save(profiles);

    assertThat(text)
        .isEqualTo(
            """
            # fengsui profiles 1
            a\\.b.com 1 60..60 47.1.1.0/24@1754998800 cdn.net@1754998800
            shop.com 2 30..60 2001:67c:4::/48@1754998805,39.1.1.0/24@1754998800 cdn.net@1754998805
            """);
    assertThat(ProfileText.save(ProfileText.restore("test", text))).isEqualTo(text);
  }

  @Test
  void whatWasNotSeenForThirtyDaysIsForgottenPlaceByPlace() {
    teach("shop.com", "39.1.1.9", 60, START);
    teach("shop.com", "47.1.1.9", 60, START.plus(Duration.ofDays(20)));
    teach("shop.com", "47.1.1.9", 60, START.plus(Duration.ofDays(31)));

    assertThat(ProfileText.save(profiles)).doesNotContain("39.1.1.0").contains("47.1.1.0/24");
  }

  @Test
  void keepsTheNewestPlacesOfANameThatMovesAlways() {
    for (int i = 0; i < 100; i++) {
      teach("shop.com", "39.1.%d.9".formatted(i), 60, START.plusSeconds(i));
    }

    var profile = profiles.find(Name.of("shop.com"));
    assertThat(profile).isNotNull();
    assertThat(profile.places()).hasSize(32);
    assertThat(profile.holds(Vicinity.parse("39.1.99.0/24"), START.plusSeconds(100))).isTrue();
    assertThat(profile.holds(Vicinity.parse("39.1.67.0/24"), START.plusSeconds(100))).isFalse();
  }

  @Test
  void holdsABoundedNumberOfNames() {
    for (int i = 0; i < 5000; i++) {
      teach("shop" + i + ".com", "39.1.1.9", 60, START);
    }

    assertThat(profiles.size()).isLessThanOrEqualTo(4096);
  }

  @Test
  void aShortTimeToLiveIsOddOnlyAfterManyLessons() {
    for (int i = 0; i < 7; i++) {
      teach("shop.com", "39.1.1.9", 300, START);
    }
    var seven = java.util.Objects.requireNonNull(profiles.find(Name.of("shop.com")));
    assertThat(seven.oddity(Duration.ofSeconds(1))).isNull();
    assertThat(seven.oddity(Duration.ofSeconds(1200))).isNull();
    assertThat(seven.oddity(Duration.ofSeconds(1201)))
        .isEqualTo("its time to live of 1201 s is far above the 300 s that were the most so far");

    teach("shop.com", "39.1.1.9", 300, START);
    var eight = java.util.Objects.requireNonNull(profiles.find(Name.of("shop.com")));
    assertThat(eight.oddity(Duration.ofSeconds(1)))
        .isEqualTo("its time to live of 1 s is far below the 300 s that were the least so far");
    assertThat(eight.oddity(Duration.ofSeconds(38))).isNull();
  }

  @ParameterizedTest
  @MethodSource
  void saysWhereBadTextIsWrongAndHowToWriteIt(Path bad) throws Exception {
    var lines = Files.readString(bad);
    var rest = lines.substring(lines.indexOf('\n') + 1);

    var wrong =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> ProfileText.restore("profiles", rest));

    assertThat(wrong).as(bad.toString()).hasMessage(lines.lines().findFirst().orElseThrow());
  }

  static Stream<Path> saysWhereBadTextIsWrongAndHowToWriteIt() throws Exception {
    return Files.list(Path.of("src/test/resources/bad-profiles")).sorted();
  }

  @Test
  void damagedTextIsReadOrRefusedWithItsPlaceAndNothingElse() {
    teach("shop.com", "39.1.1.9", 60, START);
    teach("pay.com", "2001:67c:4::1", 30, START);
    var text = ProfileText.save(profiles);
    var random = new Random(20250812);
    for (int round = 0; round < 20_000; round++) {
      var damaged = new StringBuilder(text);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
      }
      try {
        ProfileText.save(ProfileText.restore("profiles", damaged.toString()));
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageStartingWith("profiles line ");
      }
    }
  }
}
