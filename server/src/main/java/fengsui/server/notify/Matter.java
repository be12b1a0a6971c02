package fengsui.server.notify;

import fengsui.model.Verdict;
import fengsui.server.notify.channel.News;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An incident as it is now, beside what people were told of it last.
///
/// @param event its newest event
/// @param at when that was
/// @param told null if people know nothing of it
record Matter(
    String incident,
    long event,
    Instant at,
    Instant since,
    @Nullable Instant resolvedAt,
    Verdict verdict,
    List<String> targets,
    List<String> agents,
    @Nullable Told told) {

  Matter {
    targets = List.copyOf(targets);
    agents = List.copyOf(agents);
  }

  /// What people know.
  record Told(boolean open, Verdict verdict) {}

  /// What they must be told, if anything: that it began, that it is somewhere else than they think,
  /// that it is over, or that it is back. Not that we are a little surer.
  Optional<News> news(Links links) {
    var kind = kind();
    if (kind == null) {
      return Optional.empty();
    }
    var known = told == null ? null : told.verdict();
    // What ends is what people know of, whatever we have come to think of it since.
    var says = kind == News.Kind.RESOLVED && known != null ? known : verdict;
    var before = kind == News.Kind.CHANGED ? known : null;
    var when = kind == News.Kind.RESOLVED && resolvedAt != null ? resolvedAt : at;
    return Optional.of(
        new News(
            event,
            kind,
            incident,
            says,
            before,
            targets,
            agents,
            since,
            when,
            links.incident(incident)));
  }

  private News.@Nullable Kind kind() {
    if (resolvedAt != null) {
      return told != null && told.open() ? News.Kind.RESOLVED : null;
    }
    if (told == null) {
      return News.Kind.OPENED;
    }
    if (!told.open()) {
      return News.Kind.REOPENED;
    }
    return samePlace(told.verdict(), verdict) ? null : News.Kind.CHANGED;
  }

  private static boolean samePlace(Verdict one, Verdict other) {
    return one.domain() == other.domain()
        && Objects.equals(one.where().carrier(), other.where().carrier())
        && Objects.equals(one.where().provider(), other.where().provider())
        && Objects.equals(one.where().change(), other.where().change());
  }
}
