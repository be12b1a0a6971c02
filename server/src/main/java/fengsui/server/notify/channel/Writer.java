package fengsui.server.notify.channel;

import static java.util.stream.Collectors.joining;

import fengsui.model.Verdict;
import fengsui.server.notify.channel.Text.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts news into plain words: whose outage, since when, how sure, how far, and where to read on.
final class Writer {

  private static final int MOST_NAMES = 5;
  private static final int MOST_FACTS = 4;

  private final Language language;

  Writer(Language language) {
    this.language = language;
  }

  /// Every message names the product, because robots may want a keyword.
  String title(News news) {
    var kind = language.kind(news.kind());
    return news.kind() == News.Kind.TEST
        ? "Fengsui " + kind
        : "Fengsui %s%s%s".formatted(kind, language.colon(), place(news.verdict()));
  }

  String digestTitle(Notice notice) {
    var incidents = notice.news().stream().map(News::incident).distinct().count();
    return language
        .in("Fengsui 汇总：%d 起事件，%d 条消息", "Fengsui digest: %d incidents, %d messages")
        .formatted(incidents, notice.news().size());
  }

  /// One line of a digest.
  Line item(News news) {
    var title = language.kind(news.kind()) + language.colon() + place(news.verdict());
    var since = language.in("，始于 ", ", since ") + Words.time(news.since());
    return new Line(Words.plain(news.incident()) + " " + title + since, news.link());
  }

  List<Line> lines(News news) {
    var lines = new ArrayList<Line>();
    if (news.kind() == News.Kind.TEST) {
      lines.add(line("说明", "What", language.in("通道可用，无需处理", "this channel works; nothing to do")));
      lines.add(line("时间", "At", Words.time(news.at())));
      return lines;
    }
    lines.addAll(errand(news));
    lines.add(line("位置", "Where", place(news.verdict())));
    var before = news.before();
    if (before != null) {
      lines.add(line("此前判断", "Before", place(before)));
    }
    times(lines, news);
    lines.add(line("把握", "How sure", Words.share(news.verdict().confidence())));
    lines.add(line("范围", "Scope", scope(news)));
    var page = language.in("事件页面 ", "Incident ") + Words.plain(news.incident());
    lines.add(new Line(page, news.link()));
    facts(lines, news);
    return lines;
  }

  private List<Line> errand(News news) {
    var errand = news.errand();
    if (errand == null) {
      return List.of();
    }
    var number = errand.number().isEmpty() ? "–" : errand.number();
    var lasting = Words.length(Duration.between(errand.since(), news.at()));
    var report = errand.report() + " (" + errand.carrier() + ")";
    return List.of(
        line("报障单", "Report", Words.plain(report)),
        line("运营商编号", "Carrier's number", Words.plain(number)),
        line("状态", "State", Words.plain(language.errand(errand.state())) + " · " + lasting));
  }

  private void times(List<Line> lines, News news) {
    lines.add(line("始于", "Since", Words.time(news.since())));
    if (news.kind() == News.Kind.RESOLVED) {
      var length = Words.length(Duration.between(news.since(), news.at()));
      lines.add(line("恢复", "Over at", Words.time(news.at())));
      lines.add(line("持续", "Lasted", length));
    }
  }

  private void facts(List<Line> lines, News news) {
    news.verdict().because().stream()
        .limit(MOST_FACTS)
        .forEach(fact -> lines.add(line("依据", "Measured", Words.plain(fact))));
  }

  /// The verdict's place in one phrase.
  private String place(Verdict verdict) {
    var where = verdict.where();
    var parts = new ArrayList<String>();
    parts.add(language.domain(verdict.domain()));
    if (where.carrier() != null) {
      parts.add(where.carrier().code());
    }
    if (where.province() != null) {
      parts.add(where.province());
    }
    if (where.provider() != null) {
      parts.add(where.provider());
    }
    if (where.change() != null) {
      parts.add(where.change());
    }
    if (where.layer() != null) {
      parts.add(where.layer().code().toUpperCase(Locale.ROOT));
    }
    if (where.port() != null) {
      parts.add(language.in("端口 ", "port ") + where.port());
    }
    if (where.direction() != null) {
      parts.add(language.direction(where.direction()));
    }
    var separator = language.in("，", ", ");
    return String.join(separator, parts.stream().map(Words::plain).toList());
  }

  private String scope(News news) {
    var scope = news.verdict().scope();
    if (scope.targets() == 0 && scope.vantages() == 0 && news.targets().isEmpty()) {
      return news.verdict().because().stream().limit(1).map(Words::plain).collect(joining());
    }
    var numbers =
        language
            .in("%d 个目标，%d 个监测点", "%d targets from %d vantages")
            .formatted(scope.targets(), scope.vantages());
    var names = news.targets().stream().sorted().limit(MOST_NAMES).map(Words::plain).toList();
    if (names.isEmpty()) {
      return numbers;
    }
    var rest = news.targets().size() > MOST_NAMES ? " …" : "";
    return numbers
        + language.in("（", " (")
        + String.join(", ", names)
        + rest
        + language.in("）", ")");
  }

  private Line line(String chinese, String english, String words) {
    return new Line(language.in(chinese, english) + language.colon() + words, null);
  }
}
