package fengsui.server.pages;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the ledger and the histories of incidents say, in the reader's language.
///
/// They are made in English, from templates, and kept so: that is what programs read. The English
/// form of each template stands in `words.yaml` under `ledger`, and recognises the sentence; the
/// values in it that are lists, words of the house or times are put into words again.
public record LedgerWords(Words words) {

  private static final String SENTENCES = "ledger.";
  private static final String ITEMS = "ledger-item.";

  private static final Map<String, List<Template>> TEMPLATES =
      Map.of(SENTENCES, templates(SENTENCES, "(.+?)"), ITEMS, templates(ITEMS, "([^,;]+?)"));

  /// A code such as `connection_reset`.
  private static final Pattern CODE = Pattern.compile("[a-z]+(?:_[a-z0-9]+)+");

  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern LISTED = Pattern.compile(", (?![^\\[]*])");
  private static final Pattern MORE = Pattern.compile("(.+) and (\\d+) more");

  /// Answers of the matching are kept: an incident's page says the same again and again.
  private static final Map<String, Optional<Match>> KNOWN = new ConcurrentHashMap<>();

  private static final String LATE = "late data: ";
  private static final String TAILS = "the resolvers are well; caches may hold wrong answers: ";
  private static final Pattern TAIL =
      Pattern.compile(
          "(\\S+) until about (\\S+), at the latest (\\S+), and (\\d+) of (\\d+) good answers"
              + " seen");
  private static final Set<String> LAYERS = Set.of("dns", "tcp", "tls", "http");
  private static final int MOST_KNOWN = 5_000;

  private record Template(String key, Pattern pattern) {}

  private record Match(String key, List<String> values) {}

  private static List<Template> templates(String prefix, String place) {
    return Words.catalogue().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> new Template(entry.getKey(), pattern(english(entry.getValue()), place)))
        .toList();
  }

  private static String english(Map<Language, String> texts) {
    return texts.getOrDefault(Language.EN, "");
  }

  /// A pattern whose group N+1 stands for `{N}`; each place stands once, and in order.
  private static Pattern pattern(String template, String place) {
    return Pattern.compile(
        Arrays.stream(template.split("\\{\\d}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(place)),
        Pattern.DOTALL);
  }

  /// The sentence in the reader's language; itself if nobody put it into words.
  public String say(String sentence) {
    return words.language() == Language.EN ? sentence : find(sentence).orElse(sentence);
  }

  /// A line of an incident's history, but for what people wrote.
  public String happening(String text) {
    if (words.language() == Language.EN || text.isEmpty()) {
      return text;
    }
    return match(SENTENCES, text)
        .map(match -> said(match, this::codes))
        .orElseGet(() -> parts(text));
  }

  private String parts(String text) {
    if (text.startsWith(LATE)) {
      return words.say("ledger-late", each(text.substring(LATE.length()), this::part));
    }
    if (text.startsWith(TAILS)) {
      return words.say("ledger-tails", each(text.substring(TAILS.length()), this::tail));
    }
    return Arrays.stream(text.split(", ", -1))
        .map(this::part)
        .collect(Collectors.joining(words.say("list.comma")));
  }

  private String each(String text, Saying saying) {
    return Arrays.stream(text.split("; ", -1))
        .map(saying::of)
        .collect(Collectors.joining(words.say("ledger-and")));
  }

  private String tail(String text) {
    var tail = TAIL.matcher(text);
    return tail.matches()
        ? words.say(
            "ledger-tail",
            new Names(words).carrier(tail.group(1)),
            word(tail.group(2)),
            word(tail.group(3)),
            tail.group(4),
            tail.group(5))
        : text;
  }

  private String part(String text) {
    return match(ITEMS, text).map(match -> said(match, this::codes)).orElseGet(() -> codes(text));
  }

  /// A verdict in codes, such as `border tcp 443 outbound`, or anything else.
  private String codes(String text) {
    var codes = text.split(" ", -1);
    if (words.find("domain." + codes[0]).isEmpty()) {
      return value(text);
    }
    return Arrays.stream(codes).map(this::code).collect(Collectors.joining(" "));
  }

  private String code(String code) {
    return Stream.of("domain.", "carrier.", "direction.")
        .flatMap(kind -> words.find(kind + code).stream())
        .findFirst()
        .orElseGet(() ->
            code.equals("path")
                ? words.say("verdict.path")
                : LAYERS.contains(code) ? code.toUpperCase(Locale.ROOT) : code);
  }

  /// The sentence in the reader's language; empty if there are no words for it.
  Optional<String> find(String sentence) {
    return match(SENTENCES, sentence).map(match -> said(match, this::value));
  }

  private interface Saying {
    String of(String value);
  }

  private String said(Match match, Saying saying) {
    var values = match.values().stream().map(saying::of).toArray();
    if (match.key().startsWith(SENTENCES + "from-")) {
      values[0] = places(match.values().getFirst());
    }
    return words.say(match.key(), values);
  }

  /// Where vantages stand: `unicom in beijing, mobile`.
  private String places(String text) {
    var more = MORE.matcher(text);
    return more.matches()
        ? words.say("ledger-more", places(more.group(1)), more.group(2))
        : LISTED
            .splitAsStream(text)
            .map(this::place)
            .collect(Collectors.joining(words.say("ledger-comma")));
  }

  private String place(String text) {
    var names = new Names(words);
    var parts = text.split(" in ", 2);
    var province = parts.length == 1 ? "" : names.province(parts[1]);
    return province + names.carrier(parts[0]);
  }

  private static Optional<Match> match(String prefix, String text) {
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(prefix + text, _ -> matched(prefix, text));
  }

  private static Optional<Match> matched(String prefix, String text) {
    for (var template : TEMPLATES.getOrDefault(prefix, List.of())) {
      var matcher = template.pattern().matcher(text);
      if (matcher.matches()) {
        var groups = IntStream.rangeClosed(1, matcher.groupCount());
        return Optional.of(new Match(template.key(), groups.mapToObj(matcher::group).toList()));
      }
    }
    return Optional.empty();
  }

  /// A value: one item, or a few and how many more.
  private String value(String text) {
    var more = MORE.matcher(text);
    if (more.matches()) {
      return words.say("ledger-more", value(more.group(1)), more.group(2));
    }
    var whole = match(SENTENCES, text);
    if (whole.isPresent() && !text.contains(", ")) {
      return said(whole.get(), this::value);
    }
    return Arrays.stream(LISTED.split(text, -1))
        .map(this::item)
        .collect(Collectors.joining(words.say("ledger-comma")));
  }

  private String item(String text) {
    return match(ITEMS, text).map(match -> said(match, this::word)).orElseGet(() -> word(text));
  }

  /// A code of the house, a time, or anything else as it is.
  private String word(String text) {
    return INSTANT.matcher(text).matches()
        ? time(text)
        : CODE.matcher(text)
            .replaceAll(it -> Matcher.quoteReplacement(words.name("outcome", it.group())));
  }

  private String time(String text) {
    try {
      return new Times(words).full(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return text;
    }
  }
}
