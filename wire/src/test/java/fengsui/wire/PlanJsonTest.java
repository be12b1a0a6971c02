package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Naming;
import fengsui.model.Plan;
import fengsui.model.Vantage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanJsonTest {

  private static final Naming NAMING =
      new Naming(
          List.of("https://doh.example/dns-query", "udp://192.0.2.1:53"),
          List.of(
              new Naming.Zone("shop.example", List.of("udp://192.0.2.2:53"), "dnspod"),
              new Naming.Zone("example", List.of(), null)));

  @Test
  void whomToAskForNamesComesBackTheSame() {
    var plan = plan(NAMING);

    assertThat(Json.readPlan(Json.write(plan))).isEqualTo(plan);
  }

  @Test
  void aPlanWithoutItIsWrittenAndReadAsBefore() {
    var line = Json.write(plan(Naming.NONE));

    assertThat(line).doesNotContain("naming");
    assertThat(Json.readPlan(line).naming()).isEqualTo(Naming.NONE);
  }

  @Test
  void aZoneThatIsNoNameIsTold() {
    var line = Json.write(plan(NAMING)).replace("shop.example", "shop example");

    assertThatThrownBy(() -> Json.readPlan(line))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("zone must be a name such as shop.example, but is \"shop example\"");
  }

  @Test
  void theSmallestZoneOfANameCounts() {
    assertThat(NAMING.findZone("www.Shop.example").orElseThrow().operator()).isEqualTo("dnspod");
    assertThat(NAMING.findZone("workshop.example").orElseThrow().name()).isEqualTo("example");
    assertThat(NAMING.findZone("shop.test")).isEmpty();
  }

  private static Plan plan(Naming naming) {
    return new Plan(
        "bj-1",
        7,
        Vantage.HERE,
        List.of("udp://192.0.2.53:53"),
        List.of(),
        List.of(),
        List.of(80),
        Duration.ofSeconds(5),
        Duration.ofMillis(1500),
        "",
        naming);
  }
}
