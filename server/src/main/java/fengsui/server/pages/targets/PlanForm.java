package fengsui.server.pages.targets;

import static fengsui.server.pages.EntryForm.lines;
import static fengsui.server.pages.EntryForm.said;

import fengsui.model.Naming;
import fengsui.server.catalogue.Answer;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.Edit;
import fengsui.server.catalogue.Kind;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Entries;
import fengsui.server.pages.EntryForm;
import fengsui.server.yaml.Spans;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A plan as a person writes it down; what is left out is null.
///
/// @param agents names, one a line; `*` or nothing for all
/// @param targets ids, one a line; `*` or nothing for all
/// @param controlPorts with commas or spaces between them; empty: none
/// @param nameControls other ways to ask for names, one a line
/// @param zones one a line: its name, `@` with its operator if it has one, its servers
/// @param revision that of the entry which the form was filled from; null for a new one
public record PlanForm(
    @Nullable String name,
    @Nullable String agents,
    @Nullable String targets,
    @Nullable String every,
    @Nullable String timeout,
    @Nullable String listening,
    @Nullable String controlPorts,
    @Nullable String authorities,
    @Nullable String nameControls,
    @Nullable String zones,
    @Nullable Long revision)
    implements EntryForm {

  /// One that says what a plan that says nothing says.
  static final PlanForm NEW =
      new PlanForm(
          "",
          "*",
          "*",
          Spans.of(PlanEntry.EVERY),
          Spans.of(PlanEntry.TIMEOUT),
          Spans.of(PlanEntry.LISTENING),
          ports(PlanEntry.CONTROL_PORTS),
          "",
          "",
          "",
          null);

  static PlanForm of(PlanEntry plan, long revision) {
    return new PlanForm(
        plan.name(),
        String.join("\n", plan.agents()),
        String.join("\n", plan.targets()),
        Spans.of(plan.every()),
        Spans.of(plan.timeout()),
        Spans.of(plan.listening()),
        ports(plan.controlPorts()),
        plan.authorities(),
        String.join("\n", plan.naming().controls()),
        plan.naming().zones().stream().map(PlanForm::line).collect(Collectors.joining("\n")),
        revision);
  }

  private static String line(Naming.Zone zone) {
    var operator = zone.operator() == null ? "" : " @" + zone.operator();
    return zone.name() + operator + " " + String.join(" ", zone.servers());
  }

  private static String ports(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// Whether it says anything of other ways to ask for names, or of zones.
  public boolean naming() {
    return !said(nameControls).isEmpty() || !said(zones).isEmpty();
  }

  @Override
  public Kind kind() {
    return Kind.PLAN;
  }

  @Override
  public List<String> fields() {
    return List.of(
        "name",
        "agents",
        "targets",
        "every",
        "timeout",
        "listening",
        "controlPorts",
        "authorities",
        "nameControls",
        "zones");
  }

  @Override
  public String key() {
    return said(name);
  }

  @Override
  public Answer putIn(Catalogue catalogue, Edit edit) {
    var tree = JsonNodeFactory.instance.objectNode().put("name", key());
    put(tree, "agents", lines(agents));
    put(tree, "targets", lines(targets));
    put(tree, "nameControls", lines(nameControls));
    lines(zones).forEach(line -> zone(line, tree.withArray("zones").addObject()));
    tree.put("every", said(every)).put("timeout", said(timeout)).put("listening", said(listening));
    if (!said(authorities).isEmpty()) {
      tree.put("authorities", said(authorities));
    }
    ports(tree);
    return catalogue.put(Entries.readPlan(tree.toString()), edit);
  }

  /// Left out, a list means all.
  private static void put(ObjectNode tree, String key, List<String> names) {
    if (!names.isEmpty()) {
      names.forEach(tree.putArray(key)::add);
    }
  }

  private void ports(ObjectNode tree) {
    var ports = tree.putArray("controlPorts");
    Arrays.stream(said(controlPorts).split("[\\s,，、;]+", 0))
        .filter(port -> !port.isEmpty())
        .forEach(ports::add);
  }

  private static void zone(String line, ObjectNode tree) {
    var words = line.split("\\s+", -1);
    tree.put("name", words[0]);
    var servers = tree.putArray("servers");
    for (var word : List.of(words).subList(1, words.length)) {
      if (word.startsWith("@")) {
        tree.put("operator", word.substring(1));
      } else {
        servers.add(word);
      }
    }
  }
}
