package fengsui.guard.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.guard.dependencies.WhatIf.Fate;
import fengsui.guard.dependencies.WhatIf.Told;
import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Dependency;
import fengsui.model.Dependencies.Journey;
import fengsui.model.Dependencies.Purpose;
import fengsui.model.Side;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final Duration LONG = Duration.ofMinutes(74);

  private static Dependency of(
      String id, Side side, String provider, int port, String... fallbacks) {
    return new Dependency(
        id, Purpose.OTHER, side, provider, Set.of(), List.of(), port, List.of(fallbacks), null);
  }

  private static final Dependencies CATALOGUE =
      new Dependencies(
          List.of(
              of("login", Side.OVERSEAS, "acme", 443, "login-cn"),
              of("login-cn", Side.DOMESTIC, "home", 443),
              of("mail", Side.OVERSEAS, "acme", 443),
              of("pay", Side.OVERSEAS, "bank", 443),
              of("rates", Side.OVERSEAS, "bank", 8443)),
          List.of(
              new Journey("sign-in", true, List.of("login"), null),
              new Journey("receipt", false, List.of("mail"), Duration.ofHours(2)),
              new Journey("invoice", false, List.of("mail"), Duration.ofMinutes(30)),
              new Journey("checkout", true, List.of("login", "pay"), null),
              new Journey("quote", false, List.of("rates"), null)));

  private static Told told(String outage, String journey) {
    return WhatIf.of(CATALOGUE, Outage.read(outage, LONG)).stream()
        .filter(each -> each.journey().equals(journey))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBorderOnPort443For74MinutesBreaksQueuesAndSpares() {
    assertThat(WhatIf.of(CATALOGUE, Outage.read("border:443", LONG)))
        .containsExactly(
            new Told("checkout", true, Fate.BREAKS, "pay away, and nothing in its place"),
            new Told(
                "invoice",
                false,
                Fate.BREAKS,
                "mail away, and nothing in its place; it may wait 30 min of 74"),
            new Told(
                "receipt",
                false,
                Fate.QUEUES,
                "mail away, and nothing in its place; it may wait 120 min of 74"),
            new Told("sign-in", true, Fate.SURVIVES, "login-cn for login"),
            new Told("quote", false, Fate.SURVIVES, "nothing it needs is away"));
  }

  @Test
  void theWholeBorderTakesOtherPortsToo() {
    assertThat(told("border", "quote").fate()).isEqualTo(Fate.BREAKS);
  }

  @Test
  void aProviderAndASingleDependencyCanBeAway() {
    assertThat(told("provider:bank", "checkout").fate()).isEqualTo(Fate.BREAKS);
    assertThat(told("provider:bank", "sign-in").fate()).isEqualTo(Fate.SURVIVES);
    assertThat(told("dependency:login-cn", "sign-in").why()).isEqualTo("nothing it needs is away");
  }

  @Test
  void whatIsNoOutageIsRefused() {
    assertThatThrownBy(() -> Outage.read("weather", LONG))
        .hasMessage("must be border, border:443, provider:NAME or dependency:ID, but is weather");
  }
}
