package fengsui.server.pages.incidents;

import fengsui.model.Target;
import fengsui.server.alerts.Symptoms;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.incident.Incident;
import fengsui.server.pages.Frame;
import fengsui.server.watch.Cell;
import fengsui.server.watch.Watch;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What other monitoring saw beside an incident.
@Component
class Bystanders {

  private final Symptoms symptoms;
  private final Catalogue catalogue;
  private final Watch watch;

  Bystanders(Symptoms symptoms, Catalogue catalogue, Watch watch) {
    this.symptoms = symptoms;
    this.catalogue = catalogue;
    this.watch = watch;
  }

  Signs of(Incident incident, Frame frame) {
    var end = Objects.requireNonNullElse(incident.resolvedAt(), frame.now());
    var known =
        Stream.concat(
            catalogue.targets().stream().map(TargetEntry::target),
            watch.cells().stream().map(Cell::target));
    var own = known.filter(target -> touched(incident, target)).distinct().toList();
    return Signs.of(symptoms.beside(own, incident.since(), end), frame.words(), frame.now());
  }

  private static boolean touched(Incident incident, Target target) {
    return incident.targets().contains(target.id());
  }
}
