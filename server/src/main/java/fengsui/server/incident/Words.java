package fengsui.server.incident;

import fengsui.isolate.CacheTail;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.server.incident.Incident.Phase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Short texts of an incident's history.
final class Words {

  private static final int FEW = 5;

  private Words() {}

  /// `carrier unicom dns`, `border 443 outbound`.
  static String verdict(Verdict verdict) {
    var where = verdict.where();
    return Stream.of(
            verdict.domain().code(),
            where.carrier(),
            where.provider(),
            where.change(),
            where.agent(),
            where.layer() == null ? null : where.layer().code(),
            where.port(),
            where.direction() == null ? null : where.direction().code())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  static String few(Collection<String> names) {
    var first = new TreeSet<>(names).stream().limit(FEW).collect(Collectors.joining(", "));
    return names.size() > FEW ? first + " and " + (names.size() - FEW) + " more" : first;
  }

  /// What is told when resolvers are well, and caches not yet.
  static String lingers(List<CacheTail> tails) {
    return "the resolvers are well; caches may hold wrong answers: "
        + tails.stream().map(Words::lingers).collect(Collectors.joining("; "));
  }

  private static String lingers(CacheTail tail) {
    return "%s until about %s, at the latest %s, and %d of %d good answers seen"
        .formatted(tail.carrier(), tail.likely(), tail.latest(), tail.good(), CacheTail.ENOUGH);
  }

  /// Where the work on an incident stands once its verdict is known.
  static Phase phase(Verdict verdict) {
    return verdict.domain() == FaultDomain.UNKNOWN ? Phase.ISOLATE : Phase.CONTAIN;
  }
}
