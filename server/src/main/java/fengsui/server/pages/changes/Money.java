package fengsui.server.pages.changes;

import fengsui.guard.Judgement;
import fengsui.guard.Predicted;
import fengsui.guard.flow.Passage;
import fengsui.server.pages.Frame;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a change costs, in sentences that a finance person understands.
///
/// @param first the one that matters most
/// @param rest what else is told
/// @param outside payments outside what it is for; empty if there are none
public record Money(String first, List<String> rest, String outside) {

  static Money of(Passage passage, Frame frame) {
    var judgement = passage.judgement();
    if (judgement == null) {
      return new Money(frame.say("changes.not-decided"), List.of(), "");
    }
    return judgement
        .predicted()
        .map(predicted -> of(predicted, passage, frame))
        .orElseGet(() -> new Money(frame.say("changes.no-money"), List.of(), ""));
  }

  private static Money of(Predicted predicted, Passage passage, Frame frame) {
    var over = frame.times().lasting(Duration.ofMinutes(predicted.minutes()));
    var first =
        predicted
            .total()
            .map(total ->
                frame.say(
                    "changes.money",
                    over,
                    text(predicted.p50()),
                    text(predicted.p95()),
                    text(total)))
            .orElseGet(() ->
                frame.say(
                    "changes.money-endless", over, text(predicted.p50()), text(predicted.p95())));
    var rest = new ArrayList<String>();
    rest.add(manifest(passage, frame));
    rest.add(
        frame.say(
            "changes.hits",
            predicted.payments(),
            String.format(Locale.ROOT, "%.1f", predicted.hitRate() * 100),
            text(predicted.perPayment()),
            text(predicted.most())));
    rest.add(frame.say("changes.usual", text(predicted.usualPerMinute())));
    return new Money(
        first,
        rest,
        predicted.outsideIntent() == 0
            ? ""
            : frame.say("changes.outside", predicted.outsideIntent()));
  }

  private static String manifest(Passage passage, Frame frame) {
    var intent = passage.change().intent();
    var silent = frame.say("changes.not-said");
    return frame.say(
        "changes.manifest",
        intent == null ? silent : or(intent.ratePerMinute(), silent),
        intent == null ? silent : or(intent.budget(), silent),
        intent == null ? silent : or(intent.maxPerPayment(), silent));
  }

  private static String or(@Nullable BigDecimal money, String otherwise) {
    return money == null ? otherwise : text(money);
  }

  /// The money of a busy minute; a dash where it cannot be told.
  static String busy(@Nullable Judgement judgement) {
    return Optional.ofNullable(judgement)
        .flatMap(Judgement::predicted)
        .map(predicted -> text(predicted.p95()))
        .orElse("–");
  }

  private static String text(BigDecimal money) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(money);
  }
}
