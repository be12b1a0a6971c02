package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One message to one channel: a single piece of news, or a digest of several.
///
/// @param at when it is sent
/// @param repeated whether it may have arrived before
/// @param insteadOf the channel that should have told it and could not; null for none
public record Notice(List<News> news, Instant at, boolean repeated, @Nullable String insteadOf) {

  public Notice {
    news = List.copyOf(news);
    if (news.isEmpty()) {
      throw new IllegalArgumentException("a notice must tell something");
    }
  }

  /// The same for the same news, however often they are sent.
  public String key() {
    var name =
        news.stream()
            .map(each -> each.kind() + " " + each.incident() + " " + each.event())
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  public boolean digest() {
    return news.size() > 1;
  }
}
