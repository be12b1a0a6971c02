package fengsui.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Anything a person or pipeline altered.
///
/// @param kind such as `campaign`, `config`, `deploy`, `certificate`, `dns`
/// @param template what it was made from; changes of one template are siblings
/// @param fields what it sets, as text: numbers keep their spelling, lists and objects are JSON
/// @param scope where it applies
/// @param intent what its author says it is for; nothing if the author said nothing
/// @param rollout the steps in which it is to reach its share, in order; none is all at once
public record Change(
    String id,
    String kind,
    String author,
    Instant at,
    @Nullable String template,
    Map<String, String> fields,
    Scope scope,
    @Nullable Intent intent,
    List<RolloutStep> rollout) {

  public Change {
    if (id.isBlank() || kind.isBlank()) {
      throw new IllegalArgumentException("a change must have an id and a kind");
    }
    fields = Map.copyOf(fields);
    rollout = List.copyOf(rollout);
  }

  /// A change that applies everywhere at once and whose author said nothing more.
  public Change(String id, String kind, String author, Instant at, Map<String, String> fields) {
    this(id, kind, author, at, null, fields, Scope.EVERYWHERE, null, List.of());
  }

  /// Where a change applies.
  ///
  /// @param scenes such as `purchase`; empty is all
  /// @param regions such as `beijing`; empty is all
  /// @param share of the people there, over 0 and at most 1
  public record Scope(Set<String> scenes, Set<String> regions, BigDecimal share) {

    public static final Scope EVERYWHERE = new Scope(Set.of(), Set.of(), BigDecimal.ONE);

    public Scope {
      scenes = Set.copyOf(scenes);
      regions = Set.copyOf(regions);
      positive("share", share);
      if (share.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "share must be at most 1, but is " + share.toPlainString());
      }
    }
  }

  /// What a change is for, in its author's words and limits. What is absent was not said.
  ///
  /// @param scenes where its author wants it to apply; empty is not said
  /// @param maxPerPayment the most money off one payment
  /// @param budget the most money off in all
  /// @param ratePerMinute the money off per minute that is expected
  /// @param to when it ends; not part of it
  public record Intent(
      @Nullable String purpose,
      Set<String> scenes,
      @Nullable BigDecimal maxPerPayment,
      @Nullable BigDecimal budget,
      @Nullable BigDecimal ratePerMinute,
      @Nullable Instant from,
      @Nullable Instant to) {

    public Intent {
      scenes = Set.copyOf(scenes);
      if (from != null && to != null && !from.isBefore(to)) {
        throw new IllegalArgumentException("from must be before to, but is " + from);
      }
    }

    /// Whether `at` lies in the time its author gave.
    public boolean covers(Instant at) {
      return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
  }

  /// One step of a rollout.
  ///
  /// @param share of the people in scope, over 0 and at most 1
  /// @param lasting how long it stays at this share before the next step
  public record RolloutStep(BigDecimal share, Duration lasting) {

    public RolloutStep {
      positive("share", share);
      if (share.compareTo(BigDecimal.ONE) > 0 || lasting.isNegative()) {
        throw new IllegalArgumentException(
            "a step must have a share of at most 1 and a time that is not negative");
      }
    }
  }

  private static void positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + " must be over 0, but is " + value.toPlainString());
    }
  }
}
