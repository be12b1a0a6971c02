package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A notice in words: what matters first, so that it can be cut at the end.
///
/// @param more says that `%d` lines were left out
record Text(String title, List<Line> all, String more) {

  Text {
    all = List.copyOf(all);
  }

  /// One line, free of anything that a chat would take for more than words.
  ///
  /// @param link where the whole line leads; null for nowhere
  record Line(String words, @Nullable URI link) {

    private String markdown() {
      return link == null ? words : "[" + words + "](" + link + ")";
    }

    private String plain() {
      return link == null ? words : words + ": " + link;
    }
  }

  static Text of(Notice notice, Language language) {
    var lines = new ArrayList<Line>();
    if (notice.repeated()) {
      lines.add(new Line(language.repeated(), null));
    }
    var failing = notice.insteadOf();
    if (failing != null) {
      lines.add(new Line(language.insteadOf(Words.plain(failing)), null));
    }
    var writer = new Writer(language);
    if (notice.digest()) {
      notice.news().forEach(news -> lines.add(writer.item(news)));
      return new Text(writer.digestTitle(notice), lines, language.more());
    }
    var news = notice.news().getFirst();
    lines.addAll(writer.lines(news));
    return new Text(writer.title(news), lines, language.more());
  }

  /// The lines whose words have at most `bytes` bytes together; the last says what is missing.
  List<Line> lines(int bytes) {
    return fit(bytes, Line::plain);
  }

  /// Title and lines in the markdown that all robots know.
  String markdown(int bytes) {
    var head = "**" + title + "**";
    return head + join(fit(bytes - length(head), Line::markdown), Line::markdown, "\n\n");
  }

  /// The lines without the title.
  String plain(int bytes) {
    return join(fit(bytes, Line::plain), Line::plain, "\n").stripLeading();
  }

  private static String join(List<Line> lines, Function<Line, String> form, String between) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(between).append(form.apply(line)));
    return text.toString();
  }

  private List<Line> fit(int bytes, Function<Line, String> form) {
    var kept = new ArrayList<Line>();
    var left = bytes - length(more) - 10;
    for (var line : all) {
      left -= length(form.apply(line)) + 2;
      if (left < 0) {
        kept.add(new Line(more.formatted(all.size() - kept.size()), null));
        return kept;
      }
      kept.add(line);
    }
    return kept;
  }

  private static int length(String text) {
    return text.getBytes(UTF_8).length;
  }
}
