package fengsui.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Who must approve, by the money that is predicted and by how far a change reaches.
///
/// @param level 1 to 4; the higher, the more people
/// @param roles one approval of each, by different people, none of whom is the author
public record Approval(int level, List<String> roles) {

  private static final BigDecimal SMALL = new BigDecimal(1_000);
  private static final BigDecimal MIDDLE = new BigDecimal(10_000);
  private static final BigDecimal LARGE = new BigDecimal(100_000);

  private static final List<List<String>> ROLES =
      List.of(
          List.of("owner"),
          List.of("owner", "finance"),
          List.of("owner", "finance", "risk"),
          List.of("owner", "finance", "risk", "executive"));

  public Approval {
    roles = List.copyOf(roles);
  }

  /// The level of a change.
  ///
  /// @param everywhere whether it reaches all scenes
  /// @param grave whether something about it must be looked at
  static Approval of(Optional<Predicted> predicted, boolean everywhere, boolean grave) {
    int level = predicted.map(Predicted::p95).map(Approval::level).orElse(2);
    if (everywhere) {
      level++;
    }
    if (grave) {
      level = Math.max(level, 3);
    }
    return level(Math.min(level, ROLES.size()));
  }

  private static Approval level(int level) {
    return new Approval(level, ROLES.get(level - 1));
  }

  private static int level(BigDecimal perMinute) {
    if (perMinute.compareTo(SMALL) < 0) {
      return 1;
    }
    if (perMinute.compareTo(MIDDLE) < 0) {
      return 2;
    }
    return perMinute.compareTo(LARGE) < 0 ? 3 : 4;
  }
}
