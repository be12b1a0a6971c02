package fengsui.localize;

import java.util.List;

/// What explains a deviation.
///
/// @param causes the combinations that do, the first found first; empty if nothing deviates more
///   than chance allows, or if the cause is external
/// @param external whether something deviates, but alike everywhere: no logged attribute explains
///   it
/// @param score the sum of the causes' scores, or the external cause's
/// @param ranked what was considered, the best first, whether or not it is a cause
public record Explanation(
    List<Ranked> causes, boolean external, double score, List<Ranked> ranked) {

  public Explanation {
    causes = List.copyOf(causes);
    ranked = List.copyOf(ranked);
  }
}
