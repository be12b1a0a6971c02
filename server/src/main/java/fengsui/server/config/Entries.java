package fengsui.server.config;

import fengsui.model.Naming;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Document;
import fengsui.server.yaml.Place;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Spans;
import fengsui.server.yaml.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Targets, vantages and plans as single documents, in the words of the configuration file.
///
/// Reading throws a [BadDocument] that names all that is wrong.
public final class Entries {

  private Entries() {}

  /// What the API tells beside an entry, and so may be sent back with it.
  private static final List<String> BESIDE =
      List.of("origin", "revision", "changedAt", "changedBy");

  public static TargetEntry readTarget(String text) {
    return read("target", text, EntryReading.TARGET_KEYS, EntryReading::target);
  }

  public static VantageEntry readVantage(String text) {
    return read("vantage", text, EntryReading.VANTAGE_KEYS, EntryReading::vantage);
  }

  public static PlanEntry readPlan(String text) {
    return read("plan", text, PlanReading.KEYS, from -> PlanReading.plan(from, null));
  }

  /// Whether `text` may be the id of a target, or the name of an agent or a plan.
  public static boolean isName(String text) {
    try {
      Words.name(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Returns the revision that was sent back with an entry; null if none was.
  public static @Nullable Long findRevision(String text) {
    var problems = new Problems();
    return Document.read(text, problems) instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(it ->
                it.getKeyNode() instanceof ScalarNode key && key.getValue().equals("revision"))
            .map(it -> it.getValueNode() instanceof ScalarNode value ? value.getValue() : "")
            .filter(digits -> digits.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .findFirst()
            .orElse(null)
        : null;
  }

  private interface Reading<T> {
    @Nullable T read(Section from);
  }

  private static <T> T read(String what, String text, List<String> keys, Reading<T> reading) {
    var problems = new Problems();
    var all = Stream.concat(keys.stream(), BESIDE.stream()).toList();
    var root = Document.read(text, problems);
    if (root == null && problems.count() == 0) {
      problems.add(new Place(1, ""), "is empty", "describe one " + what);
    }
    var entry = root == null ? null : reading.read(Section.of(root, "", all, problems));
    problems.raise(what);
    return Objects.requireNonNull(entry);
  }

  public static ObjectNode write(TargetEntry entry) {
    var target = entry.target();
    return object()
        .put("id", target.id())
        .put("scheme", target.scheme().code())
        .put("host", target.host())
        .put("port", target.port())
        .put("path", target.path())
        .put("side", target.side().code())
        .put("owner", target.owner().code())
        .put("criticality", entry.criticality())
        .put("note", entry.note());
  }

  public static ObjectNode write(VantageEntry entry) {
    var vantage = entry.vantage();
    var tree =
        object()
            .put("agent", entry.agent())
            .put("carrier", vantage.carrier().code())
            .put("province", vantage.province())
            .put("access", vantage.access().code())
            .put("side", vantage.side().code());
    entry.resolvers().forEach(tree.putArray("resolvers")::add);
    return tree;
  }

  public static ObjectNode write(PlanEntry entry) {
    var tree = object().put("name", entry.name());
    entry.agents().forEach(tree.putArray("agents")::add);
    entry.targets().forEach(tree.putArray("targets")::add);
    tree.put("every", Spans.of(entry.every()))
        .put("timeout", Spans.of(entry.timeout()))
        .put("listening", Spans.of(entry.listening()));
    entry.controlPorts().forEach(tree.putArray("controlPorts")::add);
    write(entry.naming(), tree);
    return entry.authorities().isEmpty() ? tree : tree.put("authorities", entry.authorities());
  }

  /// What a plan that asks nobody else does not say.
  private static void write(Naming naming, ObjectNode tree) {
    if (!naming.controls().isEmpty()) {
      naming.controls().forEach(tree.putArray("nameControls")::add);
    }
    if (!naming.zones().isEmpty()) {
      var zones = tree.putArray("zones");
      for (var zone : naming.zones()) {
        var one = zones.addObject().put("name", zone.name());
        zone.servers().forEach(one.putArray("servers")::add);
        if (zone.operator() != null) {
          one.put("operator", zone.operator());
        }
      }
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
