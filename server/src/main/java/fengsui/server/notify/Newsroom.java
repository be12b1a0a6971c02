package fengsui.server.notify;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.notify.channel.News;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides what people must be told, once for each turn of an incident, in the transaction that
/// takes down that they are told.
final class Newsroom {

  private final Matters matters;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Links links;
  private final Predicate<News> silenced;

  Newsroom(
      Matters matters,
      Outbox outbox,
      TransactionTemplate transaction,
      Links links,
      Predicate<News> silenced) {
    this.matters = matters;
    this.outbox = outbox;
    this.transaction = transaction;
    this.links = links;
    this.silenced = silenced;
  }

  /// Puts everything new into the outbox of each of `channels`. Without channels nobody is told
  /// anything, so that who is added later hears of what goes on then.
  void edit(List<Channel> channels, Instant now) {
    if (!channels.isEmpty()) {
      transaction.executeWithoutResult(
          _ -> matters.pending().forEach(matter -> edit(matter, channels, now)));
    }
  }

  private void edit(Matter matter, List<Channel> channels, Instant now) {
    var news = matter.news(links).orElse(null);
    if (news == null) {
      matters.free(matter.incident());
    } else if (news.kind() != News.Kind.RESOLVED && silenced.test(news)) {
      matters.hold(matter);
    } else {
      channels.forEach(channel -> outbox.add(news, channel.name(), now));
      matters.told(news);
    }
  }

  /// What goes on now, as people know it: for receivers that want to hear so again and again.
  List<News> firing() {
    return matters.open().stream().map(this::firing).toList();
  }

  private News firing(Matter matter) {
    var told = matter.told();
    var verdict = told == null ? matter.verdict() : told.verdict();
    return new News(
        matter.event(),
        News.Kind.FIRING,
        matter.incident(),
        verdict,
        null,
        matter.targets(),
        matter.agents(),
        matter.since(),
        matter.at(),
        links.incident(matter.incident()));
  }
}
