package fengsui.server.pages.paths;

import fengsui.model.Owner;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.server.pages.Names;
import fengsui.server.pages.Words;
import fengsui.server.watch.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// What the page of the matrix shows.
///
/// @param groups the carriers, each over its columns
/// @param layout changes when rows or columns do: then the page must be drawn anew
public record PathsView(
    Filter filter,
    List<Option> carriers,
    List<Option> provinces,
    List<Group> groups,
    List<Column> columns,
    List<Row> rows,
    Count count,
    List<Sign> stages,
    List<Sign> troubles,
    String layout) {

  /// A choice of a filter.
  public record Option(String code, String name) {}

  /// A carrier over `width` columns.
  public record Group(String name, int width) {}

  /// One agent.
  public record Column(String agent, String place, String full, boolean first) {
    /// Its name as part of a link.
    public String coded() {
      return Filter.coded(agent);
    }
  }

  /// One target.
  public record Row(String id, String url, String owner, List<Mark> marks) {
    /// Its id as part of a link.
    public String coded() {
      return Filter.coded(id);
    }
  }

  /// So few columns have room for the agents' names, and for words in the cells.
  private static final int FEW = 8;

  public boolean roomy() {
    return columns.size() <= FEW;
  }

  /// What is in the matrix now.
  public record Count(int paths, int failing) {}

  /// A line of the legend.
  public record Sign(String text, String style, String name) {}

  static PathsView of(Collection<Cell> cells, Filter filter, Words words, Instant now) {
    var grid = Grid.of(cells, filter);
    return new PathsView(
        filter,
        options(cells, cell -> cell.vantage().carrier().code(), new Names(words)::carrier),
        options(cells, cell -> cell.vantage().province(), new Names(words)::province),
        groups(grid, words),
        columns(grid, words),
        rows(grid, words, now),
        count(grid),
        Arrays.stream(Stage.values()).map(stage -> sign(stage, words)).toList(),
        Arrays.stream(Trouble.values())
            .map(it -> new Sign(it.sign(), "", words.say(it.key())))
            .toList(),
        State.layout(grid));
  }

  private static List<Option> options(
      Collection<Cell> cells, Function<Cell, String> code, Function<String, String> name) {
    return cells.stream()
        .filter(cell -> !cell.target().owner().equals(Owner.SELF))
        .map(code)
        .distinct()
        .sorted()
        .map(it -> new Option(it, name.apply(it)))
        .toList();
  }

  private static List<Group> groups(Grid grid, Words words) {
    var names = new Names(words);
    var groups = new ArrayList<Group>();
    var last = "";
    for (var agent : grid.agents()) {
      var carrier = agent.vantage().carrier().code();
      if (carrier.equals(last)) {
        var before = groups.removeLast();
        groups.add(new Group(before.name(), before.width() + 1));
      } else {
        groups.add(new Group(names.carrier(carrier), 1));
      }
      last = carrier;
    }
    return groups;
  }

  private static List<Column> columns(Grid grid, Words words) {
    var names = new Names(words);
    var columns = new ArrayList<Column>();
    var last = "";
    for (var agent : grid.agents()) {
      var carrier = agent.vantage().carrier().code();
      var province = agent.vantage().province();
      columns.add(
          new Column(
              agent.name(),
              province.equals("unknown") ? agent.name() : names.province(province),
              agent.name() + " – " + names.vantage(agent.vantage()),
              !carrier.equals(last)));
      last = carrier;
    }
    return columns;
  }

  private static List<Row> rows(Grid grid, Words words, Instant now) {
    var names = new Names(words);
    return grid.targets().stream()
        .map(target ->
            new Row(
                target.id(),
                Names.url(target),
                names.owner(target.owner()),
                marks(grid, target, words, now)))
        .toList();
  }

  static List<Mark> marks(Grid grid, Target target, Words words, Instant now) {
    return grid.agents().stream()
        .map(agent -> Mark.of(grid.find(agent, target), words, now))
        .toList();
  }

  private static Count count(Grid grid) {
    var failing = grid.cells().values().stream().filter(Grid::fails).count();
    return new Count(grid.cells().size(), (int) failing);
  }

  private static Sign sign(Stage stage, Words words) {
    return new Sign(Mark.letter(stage), "bad " + Mark.style(stage), new Names(words).stage(stage));
  }
}
