package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.client.failsafe.KeyText;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Visitor;
import fengsui.server.incident.Incidents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// China Unicom's resolver in Beijing answers `127.0.0.2`; one click proposes the order against it.
class OrderFromIncidentTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String RIGHT = "198.18.20.80";

  @TempDir static Path data;

  /// What one agent is told of one name, and by whom.
  private record Look(Instant at, Sights.Agent agent, Target target) {

    List<Observation> told() {
      return Stream.concat(
              Stream.of(name(Outcome.OK, RIGHT, null)),
              Stream.of(Stage.CONNECT, Stage.SECURE, Stage.EXCHANGE)
                  .map(stage -> seen(stage, Outcome.OK, Evidence.NONE)))
          .toList();
    }

    List<Observation> misled() {
      var bogon = new Outcome.Failed(Failure.DNS_BOGON_ERROR);
      return List.of(
          name(bogon, "127.0.0.2", null), name(Outcome.OK, RIGHT, "udp://198.18.53.53:53"));
    }

    private Observation name(Outcome outcome, String answer, String control) {
      var own = "udp://198.18.%d.53:53".formatted(agent.vantage().carrier().code().length());
      var resolver = control == null ? own : control;
      var facts =
          new Resolved(resolver, List.of(answer), List.of(), "NOERROR", 300L, List.of())
              .by(control == null ? Role.LOCAL : Role.CONTROL, null);
      var evidence = Evidence.of(facts);
      return seen(
          Stage.RESOLVE,
          outcome,
          control == null
              ? evidence
              : evidence.with(new ControlPair(target.id(), Factor.RESOLVER, control)));
    }

    private Observation seen(Stage stage, Outcome outcome, Evidence evidence) {
      return new Observation(
          at, agent.name(), agent.vantage(), target, stage, outcome, 4, null, evidence, 1);
    }
  }

  private static List<Observation> looks(Instant at, boolean lying) {
    var all = new ArrayList<Observation>();
    for (var agent : Sights.few().agents()) {
      for (var id : List.of("shop", "pay", "login")) {
        var target = Sights.target(id, id + ".example", Side.DOMESTIC, Owner.OURS);
        var look = new Look(at, agent, target);
        var unicom = agent.vantage().carrier().code().equals("unicom");
        all.addAll(lying && unicom ? look.misled() : look.told());
      }
    }
    return all;
  }

  @Test
  void oneClickProposesTheOrderForItsCarrierAndProvince() throws Exception {
    Chromium.browser();
    var key = Files.writeString(data.resolve("orders.key"), KeyText.write(KeyText.generate()));
    try (var post = CommandPost.start(Posts.configuration(data).withOrderKey(key));
        var reports = new Reports(post);
        var reader =
            new Reader(post, fengsui.server.access.Role.RESPONDER, Reader.DESK, Language.EN)) {
      var incident = lie(post, reports);
      var page = reader.open("/incidents/" + incident);
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Propose to go around this carrier's resolvers"))
          .click();

      var open = page.locator("section:has(#open)");
      assertThat(open).containsText("ord-1 · China Unicom, Beijing");
      assertThat(open).containsText("proposed for 2 h once issued");
      assertThat(open).containsText("HTTPDNS → DoH → DoT, not Local DNS");
      assertThat(open).containsText(incident);
      assertThat(open.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Withdraw"});
      reader.picture("orders-proposed-en-1280");
      reader.assertFits();
      reader.assertQuiet();
    }
  }

  private static String lie(CommandPost post, Reports reports) throws Exception {
    try (var approver = Visitor.of(post, fengsui.server.access.Role.APPROVER)) {
      approver.post(
          "/targets/plans/edit",
          Map.of("name", "quick", "every", "2s", "timeout", "5s", "listening", "0s"));
    }
    reports.send(looks(Instant.now().minusSeconds(60), false));
    var end = System.nanoTime() + SOON.toNanos();
    var incidents = post.part(Incidents.class);
    while (incidents.open().isEmpty()) {
      org.assertj.core.api.Assertions.assertThat(System.nanoTime())
          .as("an incident in time")
          .isLessThan(end);
      reports.send(looks(Instant.now(), true));
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
    return incidents.open().getFirst().id();
  }
}
