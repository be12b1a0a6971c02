package fengsui.lab.drill.subsidy;

import static fengsui.lab.drill.subsidy.TillScenario.Expected.SILENCE;
import static fengsui.model.Alarm.Kind.DISCOUNT_SHIFT;
import static fengsui.model.Alarm.Kind.FORBIDDEN_SCENE;
import static fengsui.model.Alarm.Kind.LABEL_SPIKE;

import fengsui.lab.drill.subsidy.TillScenario.Expected;
import fengsui.lab.till.Day.Surge;
import fengsui.lab.till.Offer;
import fengsui.model.Alarm.Kind;
import fengsui.model.Change;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The afternoon of 2025-01-16, and what looks like it but is not.
public final class WrongSubsidy {

  /// The drill's name, and the beginning of its twins'.
  public static final String NAME = "wrong-subsidy";

  private static final Instant BEGIN = Usual.at(14, 30);
  private static final Instant LIVE = Usual.at(14, 40);
  private static final Instant END = Usual.at(14, 45);
  private static final Duration WATCHED = Duration.ofMinutes(20);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final Set<String> EVERY = Set.of();
  private static final String SUBSIDY = "政府补贴";

  private WrongSubsidy() {}

  /// The real thing: meant for appliances, live on everything, for everybody.
  public static TillScenario real() {
    return scenario(
        "",
        "2025-01-16: a subsidy for appliances takes 20 % off every payment",
        List.of(wrongTemplate()),
        List.of(Offer.of(wrongTemplate())),
        expected(FORBIDDEN_SCENE, SUBSIDY, SOON, "C-66"));
  }

  /// Its change: meant for appliances, live on everything.
  public static Change wrongTemplate() {
    return Usual.campaign(
        "C-66",
        Map.of("type", "percent", "label", SUBSIDY, "value", "0.20"),
        EVERY,
        "1",
        Usual.intent(Set.of("appliance"), "500.00", LIVE, END));
  }

  public static List<TillScenario> twins() {
    return List.of(
        scenario(
            "-flash-sale",
            "a planned flash sale, and nothing else",
            List.of(sale()),
            List.of(),
            SILENCE),
        scenario(
            "-renamed",
            "the wrong discount under a label nobody knows",
            List.of(),
            List.of(offer("C-77", "新年补贴", "0.20", EVERY, EVERY, 1, 0)),
            expected(LABEL_SPIKE, "新年补贴", SOON, "C-77")),
        scenario(
            "-wrong-value",
            "ten times the value on a campaign that may be",
            List.of(),
            List.of(offer("C-food", "美食券", "0.50", Set.of("food"), EVERY, 1, 0)),
            expected(DISCOUNT_SHIFT, "美食券", SOON, "C-food")),
        scenario(
            "-one-percent",
            "the wrong discount on one payment in a hundred",
            List.of(),
            List.of(offer("C-77", "新年补贴", "0.20", EVERY, EVERY, 0.01, 0)),
            expected(LABEL_SPIKE, "新年补贴", LATER, "C-77")),
        scenario(
            "-ramp",
            "the wrong discount reaches everybody in five minutes",
            List.of(),
            List.of(offer("C-77", "新年补贴", "0.20", EVERY, EVERY, 1, 300)),
            expected(LABEL_SPIKE, "新年补贴", LATER, "C-77")),
        scenario(
            "-two-labels",
            "the wrong discount in two halves",
            List.of(),
            List.of(
                offer("C-77", "补贴甲", "0.10", EVERY, EVERY, 1, 0),
                offer("C-78", "补贴乙", "0.10", EVERY, EVERY, 1, 0)),
            expected(Set.of(LABEL_SPIKE), Map.of(), Set.of("补贴甲", "补贴乙"), SOON, "")),
        scenario(
            "-one-region",
            "the wrong discount in one region only",
            List.of(),
            List.of(offer("C-77", "新年补贴", "0.20", EVERY, Set.of("beijing"), 1, 0)),
            expected(
                Set.of(LABEL_SPIKE),
                Map.of("region", List.of("beijing")),
                Set.of("新年补贴"),
                LATER,
                "C-77")),
        new TillScenario(
            NAME + "-surge",
            "four times as many people, and nothing else",
            List.of(),
            List.of(),
            List.of(new Surge(LIVE, END, 4)),
            BEGIN,
            WATCHED,
            SILENCE),
        new TillScenario(
            NAME + "-evening",
            "the evening, with other people than in the afternoon",
            List.of(),
            List.of(),
            List.of(),
            Usual.at(18, 0),
            Duration.ofHours(3),
            SILENCE));
  }

  private static Change sale() {
    return Usual.campaign(
        "C-sale",
        Map.of("type", "percent", "label", "年货节", "value", "0.12", "cap", "20.00"),
        Set.of("purchase"),
        "0.5",
        Usual.intent(Set.of("purchase"), "20.00", Usual.at(14, 35), Usual.at(14, 48)));
  }

  private static Offer offer(
      @Nullable String campaign,
      String label,
      String value,
      Set<String> scenes,
      Set<String> regions,
      double share,
      int ramp) {
    return new Offer(
        campaign,
        label,
        true,
        new BigDecimal(value),
        null,
        scenes,
        regions,
        share,
        LIVE,
        END,
        ramp);
  }

  private static Expected expected(Kind kind, String label, Duration within, String campaign) {
    return expected(Set.of(kind), Map.of(), Set.of(label), within, campaign);
  }

  private static Expected expected(
      Set<Kind> kinds,
      Map<String, List<String>> scope,
      Set<String> labels,
      Duration within,
      String campaign) {
    return new Expected(kinds, scope, labels, within, campaign);
  }

  private static TillScenario scenario(
      String ending,
      String summary,
      List<Change> registered,
      List<Offer> wrong,
      Expected expected) {
    return new TillScenario(
        NAME + ending, summary, registered, wrong, List.of(), BEGIN, WATCHED, expected);
  }
}
