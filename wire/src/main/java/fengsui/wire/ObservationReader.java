package fengsui.wire;

import fengsui.model.Coded;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;
import org.jspecify.annotations.Nullable;

/// Reads many numbered observations, sooner than [Json#readSequenced] and with the same result: a
/// line written as [Json] writes it is read in one pass, and what it has in common with others is
/// shared; any other line is left to [Json]. Any thread may use it.
public final class ObservationReader {

  private static final int MANY = 4096;
  private static final int FEW = 256;

  private final Memo<String> words = new Memo<>(4 * MANY, text -> text);
  private final Memo<Stage> stages = new Memo<>(FEW, code -> Coded.of(Stage.class, code));
  private final Memo<Outcome> outcomes = new Memo<>(FEW, Outcome::of);
  private final Memo<Vantage> vantages =
      new Memo<>(MANY, json -> PlaceJson.readVantage(Json.fields(json)));
  private final Memo<Target> targets =
      new Memo<>(MANY, json -> PlaceJson.readTarget(Json.fields(json)));
  private final EvidenceReader evidence = new EvidenceReader(words);

  /// Reads a line.
  ///
  /// @throws WireException as [Json#readSequenced] does
  public Sequenced read(String line) {
    var quick = find(line);
    return quick == null ? Json.readSequenced(line) : quick;
  }

  /// Null if `line` is to be read by [Json].
  @Nullable Sequenced find(String line) {
    try {
      return read(new Scan(line));
    } catch (Scan.Unexpected | WireException | IllegalArgumentException _) {
      return null; // Json has the words for it, if it is wrong at all
    }
  }

  private Sequenced read(Scan from) {
    from.skip("{\"at\":");
    var at = from.time();
    from.skip(",\"agent\":");
    var agent = from.text(words);
    from.skip(",\"vantage\":");
    var vantage = from.tree(vantages);
    from.skip(",\"target\":");
    var target = from.tree(targets);
    from.skip(",\"stage\":");
    var stage = from.text(stages);
    from.skip(",\"outcome\":");
    var outcome = from.text(outcomes);
    from.skip(",\"ms\":");
    var ms = from.number();
    var peer = from.has(",\"peer\":null") ? null : peer(from);
    from.skip(",\"evidence\":");
    var proof = evidence.read(from, stage);
    var count = from.has(",\"count\":") ? from.small() : 1;
    var seen = new Observation(at, agent, vantage, target, stage, outcome, ms, peer, proof, count);
    return new Sequenced(sequence(from), seen);
  }

  private String peer(Scan from) {
    from.skip(",\"peer\":");
    return from.text(words);
  }

  private static long sequence(Scan from) {
    from.skip(",\"sequence\":");
    var sequence = from.whole();
    from.skip("}");
    from.end();
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be at least 1, but is " + sequence);
    }
    return sequence;
  }
}
