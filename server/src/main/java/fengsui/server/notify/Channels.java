package fengsui.server.notify;

import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Channel;
import fengsui.server.config.Reloadable;
import fengsui.server.notify.channel.Courier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The channels in force, and how each does.
@Component
public final class Channels implements Reloadable {

  private final Outbox outbox;
  private final Map<String, Health> healths = new ConcurrentHashMap<>();
  private final Map<String, Limiter> limiters = new ConcurrentHashMap<>();
  private volatile List<Channel> current;

  @Autowired
  Channels(Configuration configuration, JdbcClient database, Links links) {
    this(configuration.channels(), new Outbox(database, links));
  }

  Channels(List<Channel> channels, Outbox outbox) {
    this.outbox = outbox;
    current = List.copyOf(channels);
  }

  /// How one channel does, for pages and for whoever watches the post.
  ///
  /// @param standsIn whether it speaks only when another fails
  /// @param waiting how many pieces of news wait for it
  /// @param sentAt when something last arrived there; null for never since the start
  /// @param failingSince null while it works
  /// @param problem what is wrong; empty while it works
  public record State(
      String name,
      String kind,
      boolean standsIn,
      int waiting,
      @Nullable Instant sentAt,
      @Nullable Instant failingSince,
      String problem) {}

  /// Puts `channels` in the place of those before.
  public void adopt(List<Channel> channels) {
    if (!current.equals(channels)) {
      current = List.copyOf(channels);
      // Whoever changes something there may have mended what was wrong.
      healths.clear();
    }
  }

  @Override
  public Runnable prepare(Configuration fresh) {
    return () -> adopt(fresh.channels());
  }

  /// How all do, in the order of the configuration.
  public List<State> states() {
    var speakers = Standing.speakers(current);
    return current.stream().map(channel -> state(channel, !speakers.contains(channel))).toList();
  }

  private State state(Channel channel, boolean standsIn) {
    var health = health(channel);
    return new State(
        channel.name(),
        channel.kind(),
        standsIn,
        outbox.waiting(channel.name()),
        health.sentAt(),
        health.failingSince(),
        health.problem());
  }

  List<Channel> current() {
    return current;
  }

  Optional<Channel> find(String name) {
    return current.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The channel that may speak for `channel` now.
  Optional<Channel> standIn(Channel channel, Instant now) {
    return Standing.fallback(channel, current).filter(each -> !health(each).rests(now));
  }

  Health health(Channel channel) {
    return healths.getOrDefault(channel.name(), Health.FRESH);
  }

  void health(Channel channel, UnaryOperator<Health> change) {
    healths.compute(channel.name(), (_, old) -> change.apply(old == null ? Health.FRESH : old));
  }

  /// Two channels with one robot share what it may take.
  Limiter limiter(Channel channel) {
    return limiters.computeIfAbsent(
        channel.url().toString(),
        _ -> new Limiter(Courier.pace(channel), outbox.sentLately(channel.name())));
  }
}
