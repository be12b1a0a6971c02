package fengsui.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fengsui.model.Naming;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.config.Reporting.Reminders;
import fengsui.server.config.Reporting.Reporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationFileTest {

  private static final Path FOLDER = Path.of("src/test/resources/fengsui/server/config");
  private static final Path SCHEMA =
      Path.of("src/main/resources/fengsui/server/config/configuration.schema.json");

  /// What only the reader can know: whether names, files and addresses mean something.
  private static final Set<String> BEYOND_THE_SCHEMA =
      Set.of(
          "billion-laughs.yaml",
          "channel-fallback-loop.yaml",
          "channel-fallback-unknown.yaml",
          "database-secret.yaml",
          "deep.yaml",
          "key-twice.yaml",
          "merge-key.yaml",
          "not-yaml.yaml",
          "orders.yaml",
          "plan-authorities-unreadable.yaml",
          "plan-twice.yaml",
          "plan-unknown-names.yaml",
          "proxies.yaml",
          "tab.yaml",
          "target-ids.yaml",
          "target-note-too-long.yaml",
          "target-twice.yaml",
          "target-urls.yaml",
          "tls.yaml",
          "two-documents.yaml",
          "vantage-twice.yaml");

  @Test
  void everyKeyIsRead() {
    var read = read("everything.yaml", Overrides.NONE);

    assertThat(read.database())
        .isEqualTo(
            new Configuration.Database(
                "jdbc:postgresql://db.example:5432/fengsui", "fengsui", "hunter2"));
    assertThat(Objects.requireNonNull(read.oidc()).secret()).isEqualTo("from the environment");
    assertThat(Objects.requireNonNull(read.tls()).clientAuthorities())
        .hasFileName("certificate.pem");
    assertThat(read.retention())
        .isEqualTo(
            new Configuration.Retention(
                Duration.ofDays(14),
                Duration.ofDays(400),
                Duration.ofDays(60),
                Duration.ofDays(100)));
    assertThat(read.catalogue().targets())
        .extracting(it -> it.target().id(), it -> it.target().host(), it -> it.target().port())
        .containsExactly(
            tuple("shop", "shop.example", 443),
            tuple("4711", "192.0.2.7", 5432),
            tuple("six", "2001:db8::1", 8443),
            tuple("店", "xn--fsqu00a.example", 80));
    assertThat(read.catalogue().targets().getFirst().note()).isEqualTo("<b>pays</b> everything 店");
    assertThat(read.catalogue().targets().get(2).target().scheme()).isEqualTo(Scheme.TLS);
    assertThat(read.catalogue().targets().get(2).target().owner()).isEqualTo(Owner.CONTROL);
    assertThat(read.catalogue().vantages().getFirst().resolvers())
        .containsExactly("udp://192.0.2.53:53", "tcp://192.0.2.54:53");
    assertThat(read.probing())
        .isEqualTo(new Configuration.Probing(null, List.of("*.example", "192.0.2.0/24"), 8));
  }

  @Test
  void plansAndChannelsAreReadWithTheirDefaults() {
    var read = read("everything.yaml", Overrides.NONE);
    var all = read.catalogue().plans().getFirst();
    var fast = read.catalogue().plans().get(1);

    assertThat(all)
        .isEqualTo(
            new PlanEntry(
                "all",
                List.of("*"),
                List.of("*"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(1500),
                List.of(80, 8443),
                ""));
    assertThat(fast.timeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(fast.controlPorts()).isEmpty();
    assertThat(fast.authorities()).contains("BEGIN CERTIFICATE");
    assertThat(fast.naming())
        .isEqualTo(
            new Naming(
                List.of(
                    "https://doh.example/dns-query",
                    "udp://192.0.2.1:53",
                    "httpdns+alibaba://192.0.2.2"),
                List.of(
                    new Naming.Zone("shop.example", List.of("udp://192.0.2.3:53"), "acme-dns"))));
    assertThat(read.channels().get(1))
        .isEqualTo(
            new Channel(
                "mail", "webhook", URI.create("http://127.0.0.1:9/hook"), null, null, "en"));
  }

  @Test
  void whoReportsFaultsToWhomIsRead() {
    var reporting = read("everything.yaml", Overrides.NONE).reporting();

    assertThat(reporting.reporter()).isEqualTo(new Reporter("示例支付", "010-0000"));
    assertThat(reporting.desks())
        .containsExactly(
            new CarrierDesk(
                "unicom",
                "beijing",
                "中国联通北京",
                "10010",
                "noc@carrier.example",
                "https://portal.example",
                "HT-1",
                List.of("BJ-1", "2")),
            new CarrierDesk("mobile", null, "", "", "", "", "", List.of()));
    assertThat(reporting.reminders())
        .isEqualTo(
            new Reminders(
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Reminders.DEFAULT.acknowledged(),
                Reminders.DEFAULT.escalated()));
  }

  @Test
  void theCommandLineOutweighsTheFileAndPathsAreRelativeToTheFile() {
    var file = read("everything.yaml", Overrides.NONE);
    var both = read("everything.yaml", new Overrides(1234, "::1", Path.of("/elsewhere")));

    assertThat(file.port()).isEqualTo(8480);
    assertThat(file.data().toString()).startsWith("/").endsWith("/good/data");
    assertThat(List.of(both.port(), both.address(), both.data()))
        .isEqualTo(List.of(1234, "::1", Path.of("/elsewhere")));
  }

  @Test
  void anEmptyFileAndNoFileMeanTheDefaults() {
    var empty = read("nothing.yaml", Overrides.NONE);
    var none = ConfigurationFile.none(Overrides.NONE);

    assertThat(empty.port()).isEqualTo(8480);
    assertThat(empty.address()).isEqualTo("127.0.0.1");
    assertThat(empty.retention()).isEqualTo(Configuration.Retention.DEFAULT);
    assertThat(none.source()).isNull();
    assertThat(none.catalogue()).isEqualTo(Configuration.Catalogue.EMPTY);
  }

  static Stream<Path> structurallyBad() throws IOException {
    return Files.list(FOLDER.resolve("bad"))
        .filter(file -> file.toString().endsWith(".yaml"))
        .filter(file -> !BEYOND_THE_SCHEMA.contains(file.getFileName().toString()))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("structurallyBad")
  void whatTheReaderRefusesForItsShapeTheSchemaRefusesToo(Path file) throws IOException {
    assertThat(refused(Files.readString(file))).isTrue();
  }

  @Test
  void theSchemaTakesWhatTheReaderTakes() throws IOException {
    var text = Files.readString(FOLDER.resolve("good/everything.yaml"));

    assertThat(schema().validate(text, InputFormat.YAML)).isEmpty();
  }

  @Test
  void thePublishedSchemaIsTheOneInTheCode() throws IOException {
    assertThat(Path.of("../docs/configuration.schema.json")).hasSameTextualContentAs(SCHEMA);
  }

  private static boolean refused(String text) throws IOException {
    return !schema().validate(text, InputFormat.YAML).isEmpty();
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA));
  }

  private static Configuration read(String name, Overrides overrides) {
    return ConfigurationFile.read(
        FOLDER.resolve("good").resolve(name),
        overrides,
        key -> key.equals("FENGSUI_TEST_SECRET") ? "from the environment" : null);
  }
}
