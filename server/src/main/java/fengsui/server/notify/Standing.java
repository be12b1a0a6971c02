package fengsui.server.notify;

import fengsui.server.config.Configuration.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which channels speak, and which only stand in for another.
final class Standing {

  private Standing() {}

  /// The channels that are told everything: those that are nobody's fallback. Where channels are
  /// each other's fallback, it is the one listed first.
  static List<Channel> speakers(List<Channel> channels) {
    var speakers = new ArrayList<Channel>();
    var reached = new HashSet<String>();
    for (var channel : channels) {
      if (channels.stream().noneMatch(each -> channel.name().equals(each.fallback()))) {
        speakers.add(channel);
        reach(channel, channels, reached);
      }
    }
    for (var channel : channels) {
      if (!reached.contains(channel.name())) {
        speakers.add(channel);
        reach(channel, channels, reached);
      }
    }
    return speakers;
  }

  private static void reach(Channel from, List<Channel> channels, Set<String> reached) {
    var next = Optional.of(from);
    while (next.isPresent() && reached.add(next.get().name())) {
      next = fallback(next.get(), channels);
    }
  }

  /// The one that stands in for `channel`.
  static Optional<Channel> fallback(Channel channel, List<Channel> channels) {
    return channels.stream()
        .filter(each -> each.name().equals(channel.fallback()))
        .filter(each -> !each.name().equals(channel.name()))
        .findFirst();
  }
}
