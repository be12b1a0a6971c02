package fengsui.server.pages.resolvers;

import fengsui.isolate.CacheTail;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import java.time.Instant;
import java.util.List;

/// How long a carrier's users keep wrong answers.
///
/// @param over whether they are rid of them
/// @param progress good answers seen of those needed
public record TailView(
    String carrier,
    boolean over,
    Instant last,
    Instant soonest,
    Instant likely,
    Instant latest,
    String progress) {

  public static List<TailView> of(List<CacheTail> tails, Frame frame) {
    return tails.stream()
        .map(tail ->
            new TailView(
                new Names(frame.words()).carrier(tail.carrier().code()),
                !tail.above(frame.now()),
                tail.last(),
                tail.soonest(),
                tail.likely(),
                tail.latest(),
                frame.say(
                    "resolvers.progress",
                    Math.min(tail.good(), CacheTail.ENOUGH),
                    CacheTail.ENOUGH)))
        .toList();
  }
}
