package fengsui.isolate;

import fengsui.model.Side;
import fengsui.model.Verdict.NextControl;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which control would tell most: the one whose answer, as the ledger now predicts it, is expected
/// to lower the uncertainty about the blame by the most bits.
final class NextQuestion {

  /// Less than this is not worth a packet.
  private static final double LEAST_BITS = 0.02;

  /// What a control elsewhere is worth, beside one that can be run here.
  private static final double ELSEWHERE = 0.6;

  private static final double SURE = 0.99;

  private NextQuestion() {}

  static @Nullable NextControl of(Case of) {
    var ledger = of.ledger();
    var sure = ledger.blames().values().stream().anyMatch(p -> p > SURE);
    if (sure) {
      return null;
    }
    return controls(of.track()).entrySet().stream()
        .filter(entry -> !ledger.asked(entry.getKey()))
        .map(entry -> new NextControl(entry.getValue(), gain(ledger, entry.getKey())))
        .filter(control -> control.gainBits() >= LEAST_BITS)
        .max(
            Comparator.comparingDouble(NextQuestion::worth)
                .thenComparing(NextControl::control, Comparator.reverseOrder()))
        .orElse(null);
  }

  /// A control that this vantage can run by itself is had at once; another vantage must be there
  /// first.
  private static double worth(NextControl control) {
    return control.control().startsWith("same target, ")
        ? control.gainBits() * ELSEWHERE
        : control.gainBits();
  }

  private static Map<String, String> controls(Track track) {
    var side = track.side() == Side.DOMESTIC ? "a domestic" : "an overseas";
    var other = track.side() == Side.DOMESTIC ? "an overseas" : "a domestic";
    var port = track.port();
    return Map.of(
        "ports", "same address, port " + (port == 8443 ? 443 : 8443),
        "peers", "another owner: %s target on port %d".formatted(side, port),
        "home", "another side: %s target on port %d".formatted(other, port),
        "sni", "same address, without a server name",
        "resolvers", "same name, another resolver",
        "names", "same resolver, an unrelated name",
        "transport", "same name, same resolver, by TCP",
        "siblings", "same target, another vantage of the same carrier and province",
        "carriers", "same target, another carrier",
        "far", "same target, a vantage on the other side of the border");
  }

  /// The expected gain in bits, rounded to a hundredth.
  static double gain(Ledger ledger, String question) {
    var now = bits(ledger.blames().values());
    var answers = Table.STANDARD.answers(ledger.symptom(), question);
    if (answers.isEmpty()) {
      return 0;
    }
    var expected = 0.0;
    for (var answer : answers) {
      var chance = chance(ledger, answer);
      var after = ledger.with(new Clue(question, answer.answer(), ""));
      expected += chance * bits(after.blames().values());
    }
    return Math.max(0, Math.round((now - expected) * 100) / 100.0);
  }

  /// How likely `answer` is, by all that the ledger holds.
  private static double chance(Ledger ledger, Table.Row answer) {
    var chance = 0.0;
    for (var entry : ledger.posterior().entrySet()) {
      chance += entry.getValue() * answer.likelihood().getOrDefault(entry.getKey(), 0.0);
    }
    return chance;
  }

  private static double bits(Iterable<Double> shares) {
    var bits = 0.0;
    for (var share : shares) {
      bits -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
    }
    return bits;
  }
}
