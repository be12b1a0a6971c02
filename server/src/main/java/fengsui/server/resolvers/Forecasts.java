package fengsui.server.resolvers;

import fengsui.isolate.CacheTail;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a carrier's tail of wrong answers.
public final class Forecasts {

  private Forecasts() {}

  public static ObjectNode json(CacheTail tail, Instant now) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("carrier", tail.carrier().code())
        .put("lastWrong", tail.last().toString())
        .put("soonest", tail.soonest().toString())
        .put("likely", tail.likely().toString())
        .put("latest", tail.latest().toString())
        .put("goodAnswers", tail.good())
        .put("goodAnswersNeeded", CacheTail.ENOUGH)
        .put("shareAtMost", Math.round(tail.most() * 10_000) / 10_000.0)
        .put("threshold", CacheTail.THRESHOLD)
        .put("above", tail.above(now));
  }
}
