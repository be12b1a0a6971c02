package fengsui.server.report.facts;

import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a report is about.
///
/// @param carrier its code, such as `unicom`
/// @param province null: more than one
/// @param resolvers those concerned; empty: all of the carrier's, or it is not about names
/// @param names whether only look-ups of names matter
public record Subject(
    String carrier, @Nullable String province, Set<String> resolvers, boolean names) {

  public Subject {
    resolvers = Set.copyOf(resolvers);
  }

  /// Returns what a report on a carrier would be about; empty if the verdict names no carrier.
  public static Optional<Subject> of(Verdict verdict) {
    var where = verdict.where();
    return Optional.ofNullable(where.carrier())
        .map(carrier ->
            new Subject(
                carrier.code(),
                where.province(),
                Set.copyOf(where.resolvers()),
                where.layer() == Layer.DNS));
  }

  /// Whether `seen` belongs into the report at all.
  public boolean concerns(Observation seen) {
    return !names || seen.stage() == Stage.RESOLVE;
  }

  /// What `seen` is to the report.
  public Standing standing(Observation seen) {
    var facts = seen.evidence().find(Resolved.class).orElse(null);
    var role = facts == null ? null : facts.role();
    if (role == Role.AUTHORITY) {
      return Standing.AUTHORITY;
    }
    if (role == Role.CONTROL || (seen.control().isPresent() && role != Role.LOCAL)) {
      return Standing.CONTROL;
    }
    return here(seen) && (facts == null || asked(facts)) ? Standing.SUBJECT : Standing.OTHER;
  }

  private boolean here(Observation seen) {
    var vantage = seen.vantage();
    return vantage.carrier().code().equals(carrier)
        && (province == null || province.equals(vantage.province()));
  }

  private boolean asked(Resolved facts) {
    return resolvers.isEmpty() || resolvers.contains(facts.resolver());
  }

  /// The resolvers in order.
  public List<String> listed() {
    return resolvers.stream().sorted().toList();
  }
}
