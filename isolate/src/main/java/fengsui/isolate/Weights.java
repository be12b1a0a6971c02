package fengsui.isolate;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How much each line of a ledger weighs for and against a blame, and what it would have been under
/// the others.
final class Weights {

  /// A line that changes the odds by less than this factor is not worth a sentence.
  private static final double WORTH_SAYING = Math.log(1.3);

  private Weights() {}

  /// The lines that speak for `blame` (or against it), strongest first. Without a blame: all that
  /// weigh anything, in their order.
  static List<String> speaking(Ledger ledger, @Nullable Blame blame, boolean forIt) {
    var lines = ledger.lines().stream();
    if (blame == null) {
      return lines.map(line -> words(ledger, line)).toList();
    }
    Comparator<Ledger.Line> strongest =
        Comparator.comparingDouble(line -> -Math.abs(weight(ledger, line, blame)));
    return lines
        .filter(line -> (forIt ? 1 : -1) * weight(ledger, line, blame) > WORTH_SAYING)
        .sorted(strongest)
        .map(line -> words(ledger, line))
        .toList();
  }

  /// The line that lowered `blame` most; where none did, it was unlikely from the start.
  static String strongestAgainst(Ledger ledger, Blame blame) {
    return ledger.lines().stream()
        .min(Comparator.comparingDouble(line -> weight(ledger, line, blame)))
        .filter(line -> weight(ledger, line, blame) < -WORTH_SAYING)
        .map(line -> words(ledger, line))
        .orElse("it seldom fails in this way, and nothing measured speaks for it");
  }

  /// The log of how much likelier the line is under `blame` than under the likeliest other.
  private static double weight(Ledger ledger, Ledger.Line line, Blame blame) {
    var under = likelihoods(ledger, line);
    var others =
        under.entrySet().stream()
            .filter(entry -> entry.getKey() != blame)
            .mapToDouble(Map.Entry::getValue);
    var own = under.getOrDefault(blame, 0.0);
    return Math.log((own + 1e-6) / (others.average().orElse(own) + 1e-6));
  }

  private static String words(Ledger ledger, Ledger.Line line) {
    var expected =
        likelihoods(ledger, line).entrySet().stream()
            .filter(entry -> entry.getKey() != Blame.CHANGE)
            .map(entry -> Say.percent(entry.getValue()) + " " + shortly(entry.getKey()))
            .collect(Collectors.joining(", "));
    return line.clue().said() + "; expected: " + expected;
  }

  private static String shortly(Blame blame) {
    return switch (blame) {
      case FAR_END -> "if the far end";
      case CHANGE -> "if a change";
      case CARRIER -> "if carrier";
      case BORDER -> "if border";
      case MONITOR -> "if monitor";
    };
  }

  /// The likelihood of the line under each blame: of its causes as likely as they are now.
  private static Map<Blame, Double> likelihoods(Ledger ledger, Ledger.Line line) {
    var mass = new EnumMap<Blame, Double>(Blame.class);
    var sums = new EnumMap<Blame, Double>(Blame.class);
    ledger
        .posterior()
        .forEach((cause, p) -> {
          var share = p + 1e-9;
          mass.merge(Blame.of(cause), share, Double::sum);
          sums.merge(Blame.of(cause), share * line.likelihood(cause), Double::sum);
        });
    sums.replaceAll((blame, sum) -> sum / mass.getOrDefault(blame, 1.0));
    return sums;
  }
}
