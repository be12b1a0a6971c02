package fengsui.server.notify;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.Outbox.Entry;
import fengsui.server.notify.channel.Courier;
import fengsui.server.notify.channel.News;
import fengsui.server.notify.channel.Notice;
import fengsui.server.notify.channel.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits for a channel, and takes down what became of it.
///
/// Before anything is sent it is marked as being sent. If we are killed between the sending and the
/// mark that it arrived, it is sent again after the start, and says that it may be a repeat: robots
/// have no way to ask them what they took. It is never lost.
final class Teller {

  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
  private static final int MOST_IN_DIGEST = 50;

  private final Channels channels;
  private final Outbox outbox;
  private final Courier courier;
  private final MeterRegistry meters;
  private final RandomGenerator chance;

  Teller(
      Channels channels,
      Outbox outbox,
      Courier courier,
      MeterRegistry meters,
      RandomGenerator chance) {
    this.channels = channels;
    this.outbox = outbox;
    this.courier = courier;
    this.meters = meters;
    this.chance = chance;
  }

  /// Does one thing that is due for `channel`; returns false if nothing is.
  boolean tell(Channel channel, Instant now) throws InterruptedException {
    var due = outbox.due(channel.name(), now, MOST_IN_DIGEST);
    if (due.isEmpty()) {
      return false;
    }
    var health = channels.health(channel);
    if (health.rests(now)) {
      return health.standIn() && move(due, channel, now);
    }
    var limiter = channels.limiter(channel);
    var pick = Pick.of(due, limiter.left(now), Courier.pace(channel), now);
    return switch (pick) {
      case Pick.Nothing _ -> false;
      case Pick.Later(var entries, var longest) -> {
        var pause = Duration.ofMillis(chance.nextLong(longest.toMillis()));
        outbox.later(entries, now.plus(pause), "waits for a quieter minute", false);
        yield true;
      }
      case Pick.Send(var entries) -> {
        send(entries, channel, now);
        yield true;
      }
    };
  }

  private void send(List<Entry> entries, Channel channel, Instant now) throws InterruptedException {
    outbox.sending(entries);
    var outcome = post(channel, notice(entries, now), now);
    if (outcome instanceof Outcome.Sent) {
      outbox.sent(entries, now);
    } else {
      keep(entries, channel, outcome, now);
    }
  }

  private static Notice notice(List<Entry> entries, Instant now) {
    var insteadOf =
        entries.stream().map(Entry::insteadOf).filter(Objects::nonNull).findFirst().orElse(null);
    var repeated = entries.stream().anyMatch(Entry::doubtful);
    return new Notice(
        entries.stream().sorted((a, b) -> Long.compare(a.id(), b.id())).map(Entry::news).toList(),
        now,
        repeated,
        insteadOf);
  }

  /// Sends at once, whatever waits; what comes of it counts for the channel's health.
  Outcome post(Channel channel, Notice notice, Instant now) throws InterruptedException {
    channels.limiter(channel).sent(now);
    var outcome = courier.send(channel, notice, now);
    meters
        .counter("notifications", "channel", channel.name(), "outcome", outcome.word())
        .increment();
    channels.health(channel, old -> changed(old, outcome, now));
    if (!(outcome instanceof Outcome.Sent)) {
      LOG.warn("channel {} did not take a message: {}", channel.name(), outcome.words());
    }
    return outcome;
  }

  private Health changed(Health old, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Sent) {
      return old.sent(now);
    }
    var rest = Patience.rest(outcome, old.failures(), chance.nextDouble());
    var standIn = Patience.another(outcome, old.failures(), rest);
    return old.failed(now, outcome.words(), rest, standIn);
  }

  private void keep(List<Entry> entries, Channel channel, Outcome outcome, Instant now) {
    var stale =
        entries.stream().filter(each -> each.created().plus(Patience.STALE).isBefore(now)).toList();
    if (!stale.isEmpty()) {
      outbox.gaveUp(stale, outcome.words(), now);
      LOG.error(
          "channel {} took {} pieces of news for a day not; they are given up",
          channel.name(),
          stale.size());
    }
    var rest = entries.stream().filter(each -> !stale.contains(each)).toList();
    if (!rest.isEmpty()) {
      var health = channels.health(channel);
      var doubtful = outcome instanceof Outcome.RetryAfter retry && retry.arrived();
      outbox.later(rest, health.restsUntil(), outcome.words(), doubtful);
      if (health.standIn()) {
        move(rest, channel, now);
      }
    }
  }

  private boolean move(List<Entry> entries, Channel channel, Instant now) {
    var standIn = channels.standIn(channel, now);
    standIn.ifPresent(to -> outbox.move(entries, channel.name(), to.name(), now));
    return standIn.isPresent();
  }

  /// Tells an Alertmanager that all this goes on.
  void refresh(Channel channel, List<News> firing, Instant now) throws InterruptedException {
    if (!firing.isEmpty() && !channels.health(channel).rests(now)) {
      post(channel, new Notice(firing, now, false, null), now);
    }
  }
}
