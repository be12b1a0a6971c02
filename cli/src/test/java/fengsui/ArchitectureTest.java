package fengsui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the arrows between the rooms, and draws them into ARCHITECTURE.md.
class ArchitectureTest {

  private static final String ALL = "*";

  /// The contract: which rooms each room may know. A room that is not here does not exist yet.
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("wire", Set.of("model")),
          Map.entry("linux", Set.of()),
          Map.entry("packets", Set.of("model", "linux")),
          Map.entry("dns", Set.of("model")),
          Map.entry("client", Set.of("model", "dns")),
          Map.entry("probe", Set.of("model", "dns", "linux", "packets")),
          Map.entry("series", Set.of("model")),
          Map.entry("localize", Set.of()),
          Map.entry("isolate", Set.of("model")),
          Map.entry("payments", Set.of("model", "series", "localize")),
          Map.entry("history", Set.of("model", "wire")),
          Map.entry("guard", Set.of("model", "payments")),
          Map.entry("agent", Set.of("model", "wire", "dns", "client", "linux", "packets", "probe")),
          Map.entry(
              "server",
              Set.of(
                  "model",
                  "wire",
                  "dns",
                  "client",
                  "isolate",
                  "probe",
                  "history",
                  "guard",
                  "payments")),
          Map.entry("lab", Set.of(ALL)),
          Map.entry("bench", Set.of(ALL)),
          Map.entry("cli", Set.of(ALL)));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("fengsui");

  @Test
  void everyArrowBetweenRoomsIsInTheTable() {
    var forbidden =
        HOUSE.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(arrow -> !allowed(room(arrow.getOriginClass()), room(arrow.getTargetClass())))
            .map(Dependency::getDescription)
            .toList();

    assertThat(forbidden).isEmpty();
  }

  @Test
  void everyRoomIsInTheTable() {
    assertThat(arrows().keySet()).isSubsetOf(MAY_KNOW.keySet());
  }

  @Test
  void onlyLinuxCallsNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("fengsui.linux..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(HOUSE);
  }

  @Test
  void onlyTheLaboratoryHoldsTunDevicesThroughWhichPacketsAreInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackages("fengsui.lab..", "fengsui.linux..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("fengsui.linux.Tun")
        .check(HOUSE);
  }

  @Test
  void theCoresKnowNoNetworkAndNoFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "fengsui.model..",
            "fengsui.isolate..",
            "fengsui.series..",
            "fengsui.localize..",
            "fengsui.payments..",
            "fengsui.guard..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
        .check(HOUSE);
  }

  @Test
  void theModulePictureInTheDocsIsTheOneInTheCode() throws IOException {
    var file = Path.of("..", "ARCHITECTURE.md");
    var text = Files.readString(file);

    var drawn = text.replaceFirst("(?s)```mermaid\\n.*?```", picture());
    Files.writeString(file, drawn);

    assertThat(text)
        .as("ARCHITECTURE.md had an old module picture; it is drawn anew: look at it and commit")
        .isEqualTo(drawn);
  }

  private static boolean allowed(String from, String to) {
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return true;
    }
    var known = MAY_KNOW.getOrDefault(from, Set.of());
    return known.contains(ALL) || known.contains(to);
  }

  /// Returns the room of a type, or nothing if it is not of the house.
  private static String room(JavaClass type) {
    var parts = List.of(type.getPackageName().split("\\."));
    return parts.size() > 1 && parts.getFirst().equals("fengsui") ? parts.get(1) : "";
  }

  private static Map<String, Set<String>> arrows() {
    var arrows = new TreeMap<String, Set<String>>();
    for (var type : HOUSE) {
      for (var arrow : type.getDirectDependenciesFromSelf()) {
        var from = room(arrow.getOriginClass());
        var to = room(arrow.getTargetClass());
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
          arrows.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
        }
      }
    }
    return arrows;
  }

  private static String picture() {
    var lines =
        arrows().entrySet().stream()
            .flatMap(
                room -> room.getValue().stream().map(to -> "  " + room.getKey() + " --> " + to))
            .collect(Collectors.joining("\n"));
    return "```mermaid\nflowchart TD\n" + lines + "\n```";
  }
}
