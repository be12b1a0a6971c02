package fengsui.server.notify;

import fengsui.model.Verdict;
import fengsui.server.notify.channel.News;
import fengsui.server.notify.channel.News.Errand;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells people of what they have to look after.
@Component
public final class Errands {

  private final Channels channels;
  private final Outbox outbox;
  private final Links links;

  Errands(Channels channels, JdbcClient database, Links links) {
    this.channels = channels;
    this.links = links;
    outbox = new Outbox(database, links);
  }

  /// The incident that an errand belongs to.
  public record Case(
      String incident, Verdict verdict, List<String> targets, List<String> agents, Instant since) {}

  /// Puts a reminder into the outbox of each channel; it is sent once the transaction of this
  /// thread is committed.
  ///
  /// @param number of the reminder: positive, never used twice
  public void remind(long number, Errand errand, Case of, Instant now) {
    // Events of incidents have positive numbers, so reminders have negative ones.
    var news =
        new News(
            -number,
            News.Kind.REMINDER,
            of.incident(),
            of.verdict(),
            null,
            of.targets(),
            of.agents(),
            of.since(),
            now,
            links.report(errand.report()),
            errand);
    Standing.speakers(channels.current()).forEach(channel -> outbox.add(news, channel.name(), now));
  }
}
