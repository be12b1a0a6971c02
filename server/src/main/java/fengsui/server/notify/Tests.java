package fengsui.server.notify;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.server.notify.channel.News;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What an administrator's test of a channel says.
final class Tests {

  private Tests() {}

  static News news(URI home, Instant now) {
    var nothing =
        new Verdict(
            FaultDomain.NONE,
            Verdict.Where.UNSAID,
            1,
            null,
            new Verdict.Scope(0, 0),
            true,
            List.of(),
            List.of(),
            List.of(),
            null);
    return new News(
        now.toEpochMilli(),
        News.Kind.TEST,
        "test",
        nothing,
        null,
        List.of(),
        List.of(),
        now,
        now,
        home);
  }
}
