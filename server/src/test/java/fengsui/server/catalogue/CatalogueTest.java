package fengsui.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class CatalogueTest {

  private static final Vantage BEIJING =
      new Vantage(new Carrier("unicom"), "beijing", Access.FIXED, Side.DOMESTIC);
  private static final Vantage SHANGHAI =
      new Vantage(new Carrier("telecom"), "shanghai", Access.FIXED, Side.DOMESTIC);

  @TempDir static Path data;
  private static CommandPost post;
  private Catalogue catalogue;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @BeforeEach
  void emptyFile() {
    catalogue = post.part(Catalogue.class);
    catalogue.adopt(Configuration.Catalogue.EMPTY);
  }

  @Test
  void anAgentThatNobodyKnowsProbesEverythingAtTheDefaultPace() {
    catalogue.adopt(file(List.of(target("shop", Owner.OURS)), List.of(), List.of()));

    var plan = catalogue.plan("nobody");

    assertThat(plan.agent()).isEqualTo("nobody");
    assertThat(plan.checks())
        .extracting(it -> it.target().id(), Plan.Check::every)
        .containsExactly(tuple("shop", Duration.ofSeconds(10)));
    assertThat(plan.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(plan.listening()).isEqualTo(Duration.ofMillis(1500));
    assertThat(plan.controlPorts()).containsExactly(80, 8443);
  }

  @Test
  void anAgentThatSaysHelloIsRegisteredWhereItSaysItStands() {
    var before = catalogue.revision();

    catalogue.seen("bj-1", BEIJING);
    var after = catalogue.revision();
    catalogue.seen("bj-1", BEIJING);

    assertThat(after).isGreaterThan(before);
    assertThat(catalogue.revision()).isEqualTo(after);
    assertThat(catalogue.plan("bj-1").vantage()).isEqualTo(BEIJING);
    assertThat(catalogue.snapshot().vantages().get("bj-1").origin()).isEqualTo(Origin.AGENT);
  }

  @Test
  void anAgentThatMovedIsFoundWhereItNowStandsAndNobodyElsesPlanChanges() {
    catalogue.seen("mover", BEIJING);
    var others = catalogue.planRevision("other");
    var own = catalogue.planRevision("mover");

    catalogue.seen("mover", SHANGHAI);

    assertThat(catalogue.plan("mover").vantage()).isEqualTo(SHANGHAI);
    assertThat(catalogue.planRevision("mover")).isGreaterThan(own);
    assertThat(catalogue.planRevision("other")).isEqualTo(others);
  }

  @Test
  void whatTheFileSaysOfAnAgentOutweighsWhatTheAgentSays() {
    var written = new VantageEntry("sh-1", SHANGHAI, List.of("udp://192.0.2.53:53"));
    catalogue.adopt(file(List.of(), List.of(written), List.of()));

    catalogue.seen("sh-1", BEIJING);

    assertThat(catalogue.plan("sh-1").vantage()).isEqualTo(SHANGHAI);
    assertThat(catalogue.plan("sh-1").resolvers()).containsExactly("udp://192.0.2.53:53");
  }

  @Test
  void aNameThatCannotStandInAnAddressIsNotRegistered() {
    catalogue.seen("../up", BEIJING);

    assertThat(catalogue.snapshot().vantages()).doesNotContainKey("../up");
  }

  @Test
  void aPlanThatNamesTheAgentOutweighsThoseForAllAndControlsBelongToEach() {
    var targets =
        List.of(target("a", Owner.OURS), target("b", Owner.OURS), target("c", Owner.CONTROL));
    var all = plan("all", List.of("*"), List.of("*"), 60);
    var fast = plan("fast", List.of("bj-9"), List.of("a"), 2);
    var slow = plan("slow", List.of("bj-9"), List.of("a", "b"), 30);
    catalogue.adopt(file(targets, List.of(), List.of(all, fast, slow)));

    var plan = catalogue.plan("bj-9");

    assertThat(paces(plan)).containsExactly("a 2", "b 30", "c 2");
    assertThat(plan.controls()).extracting(Target::id).containsExactly("c");
    assertThat(paces(catalogue.plan("other"))).containsExactly("a 60", "b 60", "c 60");
  }

  @Test
  void theFilesChangesAreRememberedWithWhatWasBeforeAndAfter() {
    catalogue.adopt(file(List.of(target("h", Owner.OURS)), List.of(), List.of()));
    catalogue.adopt(file(List.of(target("h", Owner.CONTROL)), List.of(), List.of()));
    catalogue.adopt(Configuration.Catalogue.EMPTY);

    var rows =
        post.part(JdbcClient.class)
            .sql(
                """
                select author || ' ' || coalesce(before->>'owner', '-') || ' '
                  || coalesce(after->>'owner', '-')
                from catalogue_history where id = 'h' order by revision
                """)
            .query(String.class)
            .list();

    assertThat(rows).containsExactly("file - ours", "file ours control", "file control -");
  }

  @Test
  void nobodyCanRewriteTheHistory() {
    catalogue.seen("historic", BEIJING);
    var database = post.part(JdbcClient.class);

    assertThatThrownBy(() -> database.sql("update catalogue_history set author = 'x'").update())
        .hasMessageContaining("catalogue_history is append-only");
    assertThatThrownBy(() -> database.sql("delete from catalogue_history").update())
        .hasMessageContaining("catalogue_history is append-only");
  }

  private static List<String> paces(Plan plan) {
    return plan.checks().stream()
        .map(it -> it.target().id() + " " + it.every().toSeconds())
        .toList();
  }

  private static Configuration.Catalogue file(
      List<TargetEntry> targets, List<VantageEntry> vantages, List<PlanEntry> plans) {
    return new Configuration.Catalogue(targets, vantages, plans);
  }

  private static TargetEntry target(String id, Owner owner) {
    var target = new Target(id, Scheme.HTTPS, "shop.example", 443, "/", Side.OVERSEAS, owner);
    return new TargetEntry(target, "important", "");
  }

  private static PlanEntry plan(
      String name, List<String> agents, List<String> targets, int seconds) {
    var every = Duration.ofSeconds(seconds);
    return new PlanEntry(
        name, agents, targets, every, PlanEntry.TIMEOUT, PlanEntry.LISTENING, List.of(), "");
  }
}
