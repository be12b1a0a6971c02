package fengsui.server.config;

import fengsui.server.config.Configuration.Catalogue;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.Source;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.yaml.Document;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a whole configuration file.
final class FileReading {

  static final List<String> KEYS =
      List.of(
          "port",
          "address",
          "data",
          "database",
          "tls",
          "oidc",
          "proxies",
          "retention",
          "targets",
          "vantages",
          "plans",
          "channels",
          "probe",
          "carriers",
          "reports",
          "orders");

  private static final int PORT = 8480;

  private final Path file;
  private final Path folder;
  private final Overrides overrides;
  private final Secrets secrets;
  private final Problems problems = new Problems();
  private final Names targets = new Names("target");
  private final Names agents = new Names("agent");
  private final Names plans = new Names("plan");

  FileReading(Path file, Overrides overrides, Secrets secrets) {
    this.file = file;
    this.folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
    this.overrides = overrides;
    this.secrets = secrets;
  }

  /// @throws fengsui.server.yaml.BadDocument naming everything that is wrong
  Configuration read(String text) {
    var root = Document.read(text, problems);
    var configuration = whole(root, new Source(file, overrides));
    problems.raise(file.toString());
    return configuration;
  }

  Configuration nothing() {
    return whole(null, null);
  }

  private Configuration whole(@Nullable Node root, @Nullable Source source) {
    var top = Section.of(root, "", KEYS, problems);
    var settings = new SettingsReading(top, folder, secrets);
    var port = top.wordOr("port", PORT, "write a port", it -> Words.number(it, 0, 65535));
    var address = top.text("address", "127.0.0.1");
    var data = top.findText("data");
    return new Configuration(
        overrides.port() == null ? port : overrides.port(),
        overrides.address() == null ? address : overrides.address(),
        data(data),
        settings.database(),
        settings.tls(),
        settings.oidc(),
        settings.proxies(),
        settings.retention(),
        catalogue(top),
        new ChannelReading(secrets, problems).all(top.elements("channels")),
        source,
        settings.probing(),
        new ReportingReading(top, problems).all(),
        settings.orderKey());
  }

  private Path data(@Nullable String written) {
    if (overrides.data() != null) {
      return overrides.data();
    }
    return written == null
        ? Path.of(System.getProperty("user.home"), ".local", "share", "fengsui")
        : folder.resolve(written);
  }

  private Catalogue catalogue(Section top) {
    return new Catalogue(
        collect(top, "targets", it -> target(it)),
        collect(top, "vantages", it -> vantage(it)),
        collect(top, "plans", it -> plan(it)));
  }

  private interface Reading<T> {
    @Nullable T read(Section.Element element);
  }

  private static <T> List<T> collect(Section top, String key, Reading<T> reading) {
    var all = new ArrayList<T>();
    for (var element : top.elements(key)) {
      var entry = reading.read(element);
      if (entry != null) {
        all.add(entry);
      }
    }
    return all;
  }

  private @Nullable TargetEntry target(Section.Element element) {
    var from = open(element, EntryReading.TARGET_KEYS);
    return claimed(targets, from, "id", () -> EntryReading.target(from));
  }

  private @Nullable VantageEntry vantage(Section.Element element) {
    var from = open(element, EntryReading.VANTAGE_KEYS);
    return claimed(agents, from, "agent", () -> EntryReading.vantage(from));
  }

  private @Nullable PlanEntry plan(Section.Element element) {
    var from = open(element, PlanReading.KEYS);
    var plan = claimed(plans, from, "name", () -> PlanReading.plan(from, folder));
    agents.resolve(from, "agents");
    targets.resolve(from, "targets");
    return plan;
  }

  private Section open(Section.Element element, List<String> keys) {
    return Section.of(element.node(), element.path(), keys, problems);
  }

  private static <T> @Nullable T claimed(
      Names names, Section from, String key, Supplier<@Nullable T> reading) {
    names.claim(from, key);
    return reading.get();
  }
}
