package fengsui.server.resolvers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the carriers' resolvers answered lately, for programs.
@RestController
class ResolversApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 180;

  private final ResolverBook book;
  private final TailBoard tails;
  private final InstantSource clock;

  ResolversApi(ResolverBook book, TailBoard tails, InstantSource clock) {
    this.book = book;
    this.tails = tails;
    this.clock = clock;
  }

  /// @param minutes how far back; 10 if it is not said
  @GetMapping("/api/v1/resolvers")
  String resolvers(@RequestParam(defaultValue = "10") int minutes) {
    if (minutes < 1 || minutes > LONGEST) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "minutes must be 1 to %d, but is %d".formatted(LONGEST, minutes));
    }
    var now = clock.instant();
    var answer = JSON.createObjectNode().put("at", now.toString()).put("minutes", minutes);
    var all = answer.putArray("resolvers");
    book.last(Duration.ofMinutes(minutes)).forEach(each -> all.add(one(each)));
    var lingering = answer.putArray("tails");
    tails.of(_ -> true).forEach(tail -> lingering.add(Forecasts.json(tail, now)));
    return answer.toString();
  }

  private static ObjectNode one(Measured each) {
    var node =
        JSON.createObjectNode()
            .put("carrier", each.spot().carrier())
            .put("province", each.spot().province())
            .put("resolver", each.spot().resolver())
            .put("asked", each.asked())
            .put("resolutionRate", rounded(each.resolutionRate()))
            .put("poisonedShare", rounded(each.poisonedShare()))
            .put("p50Ms", rounded(each.p50()))
            .put("p95Ms", rounded(each.p95()))
            .put("ttlMin", each.ttlMin())
            .put("ttlMax", each.ttlMax())
            .put("poisonedSince", text(each.poisonedSince()));
    var known = each.known();
    if (known != null) {
      node.putObject("said").put("carrier", known.carrier()).put("province", known.province());
    }
    return node;
  }

  private static @Nullable Double rounded(double value) {
    return Double.isFinite(value) ? Double.valueOf(Math.round(value * 10_000) / 10_000.0) : null;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
