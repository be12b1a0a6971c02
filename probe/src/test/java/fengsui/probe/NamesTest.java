package fengsui.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.model.Contradiction;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Diagnosis;
import fengsui.model.Naming;
import fengsui.model.Naming.Zone;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.tap.FlowTap;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void stopsAtABogonAndConnectsToWhereTheOtherResolverPoints() throws Exception {
    try (var lying = NameServer.answering("127.0.0.2");
        var honest = NameServer.answering("198.18.0.7")) {
      var diagnosis = probe(lying, honest);

      var resolve = diagnosis.steps().getFirst();
      assertThat(diagnosis.steps()).hasSize(1);
      assertThat(resolve.outcome().code()).isEqualTo("dns_bogon_error");
      assertThat(resolve.evidence().find(Resolved.class).orElseThrow().answers())
          .containsExactly("127.0.0.2");
      assertThat(varied(diagnosis, Factor.RESOLVER)).containsExactly(honest.url());
      assertThat(varied(diagnosis, Factor.ADDRESS)).containsExactly("198.18.0.7");
    }
  }

  @Test
  void hearsTheGenuineAnswerBehindAForgedOne() throws Exception {
    try (var raced = NameServer.answering("198.18.0.66", "198.18.0.7")) {
      var diagnosis = probe(raced);

      var evidence = diagnosis.steps().getFirst().evidence();
      var facts = evidence.find(Resolved.class).orElseThrow();
      assertThat(facts.answers()).containsExactly("198.18.0.66");
      assertThat(facts.late()).hasSize(1);
      assertThat(facts.late().getFirst().answers()).containsExactly("198.18.0.7");
      assertThat(evidence.contradictions())
          .singleElement()
          .isInstanceOfSatisfying(
              Contradiction.SecondAnswer.class,
              second -> assertThat(second.second()).containsExactly("198.18.0.7"));
    }
  }

  @Test
  void everyResolverOfTheCarrierIsAskedAndSaidToBeItsOwn() throws Exception {
    try (var first = NameServer.answering("198.18.0.7");
        var second = NameServer.answering("127.0.0.2");
        var control = NameServer.answering("198.18.0.7");
        var zone = NameServer.answering("198.18.0.7")) {
      var naming =
          new Naming(
              List.of(control.url()),
              List.of(new Zone("example", List.of(zone.url()), "acme-dns")));

      var diagnosis = probe(naming, false, first, second);
      var glance = probe(naming, true, second, first); // which ends at the bogon

      assertThat(roles(diagnosis))
          .containsExactlyInAnyOrder(
              second.url() + " local null dns_bogon_error",
              control.url() + " control null ok",
              zone.url() + " authority acme-dns ok");
      assertThat(roles(glance)).containsExactly(first.url() + " local null ok");
      assertThat(facts(glance.steps().getFirst()).role()).isEqualTo(Role.LOCAL);
    }
  }

  @Test
  void withoutControlsTheOtherResolversAreTheControlsAndNobodySaysWhoseTheyAre() throws Exception {
    try (var first = NameServer.answering("127.0.0.2");
        var second = NameServer.answering("198.18.0.7")) {
      assertThat(roles(probe(first, second))).containsExactly(second.url() + " null null ok");
      assertThat(roles(probe(Naming.NONE, true, first, second))).isEmpty();
    }
  }

  @Test
  void aControlThatCannotBeAskedIsSaidToBeMissing() throws Exception {
    try (var first = NameServer.answering("198.18.0.7")) {
      var naming = new Naming(List.of("gopher://dns.example"), List.of());

      var missing = probe(naming, false, first).steps().getFirst().evidence().missing();

      assertThat(missing)
          .anyMatch(it -> it.startsWith("The name control gopher://dns.example was not asked: "));
    }
  }

  @Test
  void asksTheFirstResolverOverTcpToo() throws Exception {
    try (var server = NameServer.answering("198.18.0.7")) {
      var diagnosis = probe(server);

      assertThat(varied(diagnosis, Factor.TRANSPORT))
          .containsExactly(server.url().replace("udp", "tcp"));
    }
  }

  @Test
  void needsNoResolverForAnAddressOrLocalhost() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var prober = new Prober(settings(List.of("udp://127.0.0.1:1")));

      var address = prober.diagnose(target("127.0.0.1", server.getLocalPort()), List.of());
      var name = prober.diagnose(target("localhost", server.getLocalPort()), List.of());

      assertThat(address.steps()).extracting(Step::stage).containsExactly(Stage.CONNECT);
      assertThat(name.steps())
          .extracting(Step::stage)
          .containsExactly(Stage.RESOLVE, Stage.CONNECT);
    }
  }

  @Test
  void refusesWhatIsNeitherNameNorAddress() {
    var prober = new Prober(settings(List.of("udp://127.0.0.1:1")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> prober.diagnose(target("shop..example", 443), List.of()))
        .withMessageContaining("shop..example");
  }

  @Test
  void refusesAResolverThatIsNoAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prober(settings(List.of("dns.example"))))
        .withMessageContaining("dns.example");
  }

  private static Diagnosis probe(NameServer... servers) throws Exception {
    return probe(Naming.NONE, false, servers);
  }

  private static Diagnosis probe(Naming naming, boolean glance, NameServer... servers)
      throws Exception {
    var settings =
        settings(Arrays.stream(servers).map(NameServer::url).toList()).withNaming(naming);
    var prober =
        glance
            ? Prober.glancing(settings, FloorStore.inMemory())
            : new Prober(
                settings, FloorStore.inMemory(), new Nowhere(), () -> FlowTap.deaf("here"));
    return prober.diagnose(target("shop.example", 9), List.of());
  }

  private static Resolved facts(Step step) {
    return step.evidence().find(Resolved.class).orElseThrow();
  }

  /// Who else was asked, whose that is, and what it said.
  private static List<String> roles(Diagnosis diagnosis) {
    return diagnosis.controls().stream()
        .filter(run -> run.pair().varies() == Factor.RESOLVER)
        .map(run -> {
          var step = run.steps().getFirst();
          var role = facts(step).role();
          return "%s %s %s %s"
              .formatted(
                  run.pair().to(),
                  role == null ? null : role.code(),
                  facts(step).operator(),
                  step.outcome().code());
        })
        .toList();
  }

  private static List<String> varied(Diagnosis diagnosis, Factor factor) {
    return diagnosis.controls().stream()
        .filter(run -> run.pair().varies() == factor)
        .map(run -> run.pair().to())
        .toList();
  }

  private static ProbeSettings settings(List<String> resolvers) {
    var half = Duration.ofMillis(500);
    return ProbeSettings.defaults()
        .withResolvers(resolvers)
        .withControlPorts(List.of())
        .withListening(Duration.ofMillis(200))
        .withTimeouts(new Timeouts(half, half, half, half, Duration.ofSeconds(5)));
  }

  private static Target target(String host, int port) {
    return new Target("t", Scheme.TCP, host, port, "/", Side.DOMESTIC, Owner.OURS);
  }
}
