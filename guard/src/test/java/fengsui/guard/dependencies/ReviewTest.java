package fengsui.guard.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.dependencies.Finding.Severity;
import fengsui.guard.dependencies.Review.Freeze;
import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Block;
import fengsui.model.Dependencies.Dependency;
import fengsui.model.Dependencies.Journey;
import fengsui.model.Dependencies.Purpose;
import fengsui.model.Side;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewTest {

  private static final Instant CHRISTMAS = Instant.parse("2026-12-20T00:00:00Z");
  private static final Instant NEW_YEAR = Instant.parse("2027-01-05T00:00:00Z");
  private static final Freeze FREEZE = new Freeze(CHRISTMAS, NEW_YEAR);

  private static Dependency at(String id, Side side, String provider, String... fallbacks) {
    return new Dependency(
        id,
        Purpose.PAYMENT,
        side,
        provider,
        Set.of(id + ".example"),
        List.of(),
        443,
        List.of(fallbacks),
        null);
  }

  private static Dependency abroad(String id, String provider, String... fallbacks) {
    return at(id, Side.OVERSEAS, provider, fallbacks);
  }

  private static Dependency home(String id, String provider) {
    return at(id, Side.DOMESTIC, provider);
  }

  private static Dependency in(Dependency one, long address, int bits) {
    return new Dependency(
        one.id(),
        one.purpose(),
        one.side(),
        one.provider(),
        one.hosts(),
        List.of(new Block(BigInteger.valueOf(address), 32, bits)),
        one.port(),
        one.fallbacks(),
        one.certificateUntil());
  }

  private static Dependency until(Dependency one, Instant end) {
    return new Dependency(
        one.id(),
        one.purpose(),
        one.side(),
        one.provider(),
        one.hosts(),
        one.addresses(),
        one.port(),
        one.fallbacks(),
        end);
  }

  private static Journey pays(String... needs) {
    return new Journey("checkout", true, List.of(needs), null);
  }

  private static List<String> rules(Review review) {
    return review.findings().stream().map(Finding::rule).toList();
  }

  private static Review review(List<Dependency> all, Journey... journeys) {
    return Review.of(new Dependencies(all, List.of(journeys)), Set.of(), FREEZE);
  }

  @Test
  void aCatalogueThatLacksNothingHasAHundred() {
    var review = review(List.of(abroad("pay", "acme", "pay-cn"), home("pay-cn", "b")), pays("pay"));

    assertThat(review.findings()).isEmpty();
    assertThat(review.score()).isEqualTo(100);
  }

  @Test
  void aCriticalJourneyThatLivesAbroadIsToldWithWhatToDo() {
    var review = review(List.of(abroad("pay", "acme")), pays("pay"));

    assertThat(review.findings())
        .containsExactly(
            new Finding(
                "no-domestic-fallback",
                Severity.CRITICAL,
                "checkout",
                "the journey checkout needs pay, which is abroad, and nothing on this side takes"
                    + " its place",
                "add a domestic fall-back, or let it wait in a queue"));
    assertThat(review.score()).isEqualTo(80);
  }

  @Test
  void aFallbackOfAFallbackCountsAndACircleEnds() {
    var far = List.of(abroad("a", "x", "b"), abroad("b", "y", "a", "c"), home("c", "z"));
    var circle = List.of(abroad("a", "x", "b"), abroad("b", "y", "a"));

    assertThat(rules(review(far, pays("a")))).isEmpty();
    assertThat(rules(review(circle, pays("a")))).containsExactly("no-domestic-fallback");
  }

  @Test
  void whatMendsAnOutageMustNotBeAbroadOnly() {
    var deploy =
        new Dependency(
            "ship",
            Purpose.DEPLOY,
            Side.OVERSEAS,
            "acme",
            Set.of(),
            List.of(),
            443,
            List.of(),
            null);

    assertThat(rules(review(List.of(deploy)))).containsExactly("operations-abroad-only");
  }

  @Test
  void fallbacksOfOneProviderOrOneBlockAreNone() {
    var one = in(abroad("a", "x", "b", "c"), 0xc6336400L, 24);
    var two = in(home("b", "x"), 0xcb007107L, 32);
    var three = in(home("c", "z"), 0xc6336480L, 25);

    var review = review(List.of(one, two, three), pays("a"));

    assertThat(rules(review)).containsExactly("shared-address-block", "shared-provider");
    assertThat(review.findings().getLast().why())
        .isEqualTo("a and b are both x's: one outage takes both");
  }

  @Test
  void aCertificateMustLastOverTheFreeze() {
    var ends = until(home("pay", "x"), CHRISTMAS.plus(Duration.ofDays(5)));
    var lasts = until(home("bank", "y"), NEW_YEAR);

    var review = review(List.of(ends, lasts), pays("pay", "bank"));

    assertThat(rules(review)).containsExactly("certificate-ends-in-freeze");
    assertThat(review.findings().getFirst().remedy())
        .isEqualTo("renew it before 2026-12-20T00:00:00Z");
  }

  @Test
  void whatNobodyDescribedIsToldWhereverItIsNamed() {
    var review =
        review(List.of(home("a", "x"), abroad("b", "y", "ghost", "b")), pays("a", "nobody"));

    assertThat(rules(review))
        .containsExactly("unknown-fallback", "unknown-need", "fallback-of-itself", "unused");
  }

  @Test
  void namesThatAreCalledAndInNoListAreTold() {
    var all =
        new Dependency(
            "cdn",
            Purpose.CDN,
            Side.DOMESTIC,
            "x",
            Set.of("*.cdn.example"),
            List.of(),
            443,
            List.of(),
            null);
    var catalogue = new Dependencies(List.of(all), List.of(pays("cdn")));

    var review =
        Review.of(catalogue, Set.of("a.cdn.example", "cdn.example", "track.example"), null);

    assertThat(review.findings())
        .extracting(Finding::about)
        .containsExactly("cdn.example", "track.example");
  }
}
