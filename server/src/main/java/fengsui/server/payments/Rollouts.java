package fengsui.server.payments;

import fengsui.guard.flow.Passage;
import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.server.changes.Changes;
import fengsui.server.changes.Overseer;
import fengsui.server.live.Live;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ties what is rolled out here to the safety net: the net knows it as planned for as long as it is
/// out, and the overseer hears of each alarm.
@Component
final class Rollouts {

  private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);

  private final PaymentNet net;
  private final CampaignBook book;
  private final Changes changes;
  private final Overseer overseer;
  private final Set<String> registered = new HashSet<>();

  Rollouts(PaymentNet net, CampaignBook book, Changes changes, Overseer overseer, Live live) {
    this.net = net;
    this.book = book;
    this.changes = changes;
    this.overseer = overseer;
    net.tell(this::heard);
    live.listen(topic -> {
      if (topic == Live.Topic.CHANGES) {
        Thread.ofVirtual().name("rollouts").start(this::register);
      }
    });
  }

  private void heard(List<Alarm> alarms) {
    try {
      overseer.alarmed(alarms);
    } catch (RuntimeException e) {
      LOG.error("alarms could not stop what is out", e);
    }
  }

  @EventListener(ContextRefreshedEvent.class)
  void start() {
    register();
  }

  private synchronized void register() {
    try {
      var out =
          changes.out().stream()
              .map(Passage::change)
              .filter(change -> change.kind().equals("campaign"))
              .collect(Collectors.toMap(Change::id, Function.identity()));
      out.values().forEach(net::register);
      for (var gone : Set.copyOf(registered)) {
        if (!out.containsKey(gone)) {
          unregister(gone);
        }
      }
      registered.clear();
      registered.addAll(out.keySet());
    } catch (RuntimeException e) {
      LOG.warn("what is out could not be registered, the next change tries again", e);
    }
  }

  /// What somebody registered by hand stays.
  private void unregister(String id) {
    var kept = book.all().stream().filter(change -> change.id().equals(id)).findFirst();
    kept.ifPresentOrElse(net::register, () -> net.unregister(id));
  }
}
