package fengsui.cli.ooni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// OONI's published cases, judged by us: `docs/ooni.md` says what came out, and this holds it.
///
/// The cases are GPL-3.0 and not shipped: they are read from a folder beside the project, or from
/// the one that FENGSUI_OONI names. Without it the test is skipped, on every machine.
class OoniTest {

  private static final Path TABLE = Path.of("../docs/ooni.md");
  private static final String ABSENT = "not in the collection";

  /// A line of the table.
  private record Row(String name, String published, String ours, String relation) {}

  @Test
  void theTableHasAllFiftyCases() throws IOException {
    assertThat(rows()).hasSize(50);
  }

  @Test
  void verdictsAreAsTheTableSays() throws IOException {
    var cases = cases();
    var rows = rows();
    for (var each : cases) {
      var row = rows.get(each.name());
      assertThat(row).as(each.name()).isNotNull();
      assertThat(row.published()).as(each.name()).isEqualTo(each.published());
      assertThat(row.ours()).as(each.name()).isEqualTo(words(each.verdict()));
      assertThat(row.relation()).as(each.name()).startsWith(relation(each));
    }
    var names = cases.stream().map(OoniCase::name).toList();
    assertThat(rows.values())
        .filteredOn(row -> !row.relation().equals(ABSENT))
        .extracting(Row::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  /// Whoever stands between is not blamed for a site that is down, and a site not for what stands
  /// between.
  @Test
  void nobodyIsBlamedForAnother() throws IOException {
    for (var each : cases()) {
      var said = each.verdict().domain();
      switch (each.published()) {
        case "down for everybody", "accessible" ->
            assertThat(said)
                .as(each.name())
                .isIn(FaultDomain.OURS, FaultDomain.NONE, FaultDomain.UNKNOWN);
        case "dns", "tcp_ip", "http-failure" -> {
          if (!each.name().startsWith("ghost")) { // whose name is in no zone any more
            assertThat(said).as(each.name()).isNotEqualTo(FaultDomain.OURS);
          }
        }
        default -> {} // pages that differ, and no verdict
      }
    }
  }

  private static String words(Verdict verdict) {
    var layer = verdict.where().layer();
    return verdict.domain().code() + (layer == null ? "" : ", " + layer.code());
  }

  private static String relation(OoniCase of) {
    var said = of.verdict().domain();
    if (said == FaultDomain.UNKNOWN) {
      return "undecided";
    }
    var agrees =
        switch (of.published()) {
          case "accessible" -> said == FaultDomain.NONE;
          case "down for everybody" -> said == FaultDomain.OURS;
          case "dns", "tcp_ip", "http-failure" -> between(of.verdict());
          default -> false;
        };
    return agrees ? "agrees" : "not our question: ";
  }

  /// Whether it is somebody between the probe and the site, and not the helper's own network.
  private static boolean between(Verdict verdict) {
    var carrier = verdict.where().carrier();
    return verdict.domain() == FaultDomain.BORDER
        || (verdict.domain() == FaultDomain.CARRIER && Carrier.OTHER.equals(carrier));
  }

  private static Map<String, Row> rows() throws IOException {
    var rows = new LinkedHashMap<String, Row>();
    for (var line : Files.readAllLines(TABLE)) {
      var cells = line.split("\\|", -1);
      if (cells.length == 7 && cells[1].strip().matches("[0-9]+")) {
        var row = new Row(cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
        rows.put(row.name(), row);
      }
    }
    return rows;
  }

  private static List<OoniCase> cases() throws IOException {
    var named = System.getenv("FENGSUI_OONI");
    var folder =
        named == null
            ? Stream.of("../../shared", "../../../shared")
                .map(shared -> Path.of(shared, "data/ooni/cases"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("absent"))
            : Path.of(named);
    assumeTrue(
        Files.isDirectory(folder),
        "OONI's cases are not here; name their folder in FENGSUI_OONI (docs/ooni.md)");
    var cases = new ArrayList<OoniCase>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (var each : folders.sorted().toList()) {
        cases.add(OoniCase.read(each));
      }
    }
    return cases;
  }
}
