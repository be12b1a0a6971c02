package fengsui.server.pages.paths;

import fengsui.model.Owner;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.watch.Cell;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The matrix: targets down, agents across, agents of one carrier side by side.
record Grid(List<Target> targets, List<Agent> agents, Map<Spot, Cell> cells) {

  private static final List<String> CARRIERS =
      List.of("telecom", "unicom", "mobile", "broadnet", "other");

  /// An agent, and where it stands.
  record Agent(String name, Vantage vantage) {}

  /// Where a cell lies.
  record Spot(String agent, String target) {}

  static Grid of(Collection<Cell> cells, Filter filter) {
    var taken =
        cells.stream()
            .filter(cell -> !cell.target().owner().equals(Owner.SELF))
            .filter(filter::takes)
            .toList();
    return laid(filter.failing() ? troubled(taken) : taken);
  }

  private static Grid laid(List<Cell> cells) {
    var targets = new TreeMap<String, Target>();
    var agents = new TreeMap<String, Agent>();
    var spots = new HashMap<Spot, Cell>();
    for (var cell : cells) {
      targets.put(cell.target().id(), cell.target());
      agents.put(cell.agent(), new Agent(cell.agent(), cell.vantage()));
      spots.put(new Spot(cell.agent(), cell.target().id()), cell);
    }
    return new Grid(
        targets.values().stream().sorted(byOwner()).toList(),
        agents.values().stream().sorted(byCarrier()).toList(),
        Map.copyOf(spots));
  }

  /// The rows and columns in which something fails.
  private static List<Cell> troubled(List<Cell> cells) {
    var failing = cells.stream().filter(Grid::fails).toList();
    Set<String> targets = new HashSet<>();
    Set<String> agents = new HashSet<>();
    failing.forEach(cell -> {
      targets.add(cell.target().id());
      agents.add(cell.agent());
    });
    return cells.stream()
        .filter(cell -> targets.contains(cell.target().id()) && agents.contains(cell.agent()))
        .toList();
  }

  static boolean fails(Cell cell) {
    return cell.steps().stream()
        .anyMatch(step -> !step.outcome().ok() || !step.evidence().contradictions().isEmpty());
  }

  private static Comparator<Target> byOwner() {
    return Comparator.comparingInt((Target target) -> rank(target.owner()))
        .thenComparing(target -> target.owner().code())
        .thenComparing(Target::id);
  }

  private static int rank(Owner owner) {
    return switch (owner) {
      case Owner.Ours _ -> 0;
      case Owner.Provider _ -> 1;
      case Owner.Control _ -> 2;
      case Owner.Self _ -> 3;
    };
  }

  private static Comparator<Agent> byCarrier() {
    return Comparator.comparingInt((Agent agent) -> rank(agent.vantage().carrier().code()))
        .thenComparing(agent -> agent.vantage().carrier().code())
        .thenComparing(agent -> agent.vantage().province())
        .thenComparing(Agent::name);
  }

  private static int rank(String carrier) {
    var rank = CARRIERS.indexOf(carrier);
    return rank < 0 ? CARRIERS.size() : rank;
  }

  @Nullable Cell find(Agent agent, Target target) {
    return cells.get(new Spot(agent.name(), target.id()));
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }
}
