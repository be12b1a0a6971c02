package fengsui.server.changes;

import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Which change reaches which share of the people now, for those who carry changes out: they ask
/// every few seconds, and give nobody what is not in the answer. What is still rolling out holds
/// for a minute after the answer, so that it ends where nobody watches it any more.
@RestController
final class SharesApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Changes changes;
  private final Freezes freezes;
  private final Withdrawn withdrawn;
  private volatile List<Passage> last = List.of();

  SharesApi(Changes changes, Freezes freezes, Withdrawn withdrawn) {
    this.changes = changes;
    this.freezes = freezes;
    this.withdrawn = withdrawn;
  }

  @GetMapping(path = "/api/v1/changes/shares", produces = MediaType.APPLICATION_JSON_VALUE)
  String shares() {
    var now = changes.now();
    var rules = freezes.rules();
    var root = JSON.createObjectNode().put("at", now.toString());
    var list = root.putArray("shares");
    for (var each : out()) {
      var until = until(each, now);
      if (!withdrawn.holds(each.change().id()) && now.isBefore(until)) {
        list.addObject()
            .put("change", each.change().id())
            .put("revision", each.revision())
            .put("contentHash", each.contentHash())
            .put("share", each.share(rules).toPlainString())
            .put("until", until.equals(Instant.MAX) ? null : until.toString());
      }
    }
    return root.toString();
  }

  private List<Passage> out() {
    try {
      last = changes.out();
    } catch (DataAccessException | TransactionException _) {
      return last; // as it was when the database was last there
    }
    return last;
  }

  private static Instant until(Passage passage, Instant now) {
    var intent = passage.change().intent();
    var end = intent == null || intent.to() == null ? Instant.MAX : intent.to();
    var lease = passage.phase() == Phase.ROLLING ? now.plus(LEASE) : Instant.MAX;
    return end.isBefore(lease) ? end : lease;
  }
}
