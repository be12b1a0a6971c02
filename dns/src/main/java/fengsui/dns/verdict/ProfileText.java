package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Profiles as text, one name a line: `NAME LESSONS TTL PLACES SUFFIXES`; TTL is `30..300` in
/// seconds, places and suffixes are `BLOCK@EPOCHSECOND,…`, and `-` stands for none.
public final class ProfileText {

  private static final String HEAD = "# fengsui profiles 1\n";

  private static final int LONGEST = 4 << 20;
  private static final String REMEDY = "write NAME LESSONS TTL PLACES SUFFIXES";

  private final String place;

  private ProfileText(String place) {
    this.place = place;
  }

  /// Returns those that [#save] wrote as `text`.
  ///
  /// @param place what to call the text in messages, such as a file's name
  /// @throws IllegalArgumentException naming the place, the line and the problem
  public static Profiles restore(String place, String text) {
    return new Profiles(new ProfileText(place).read(text));
  }

  /// Returns all of them as text, one name a line, sorted.
  public static String save(Profiles profiles) {
    return profiles.all().entrySet().stream()
        .map(each -> write(each.getKey(), each.getValue()))
        .sorted()
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String write(Name name, Profile profile) {
    var ttl =
        profile.shortest() == null || profile.longest() == null
            ? "-"
            : profile.shortest().toSeconds() + ".." + profile.longest().toSeconds();
    return "%s %d %s %s %s\n"
        .formatted(
            name, profile.lessons(), ttl, write(profile.places()), write(profile.suffixes()));
  }

  private static String write(Map<?, Instant> seen) {
    return seen.isEmpty()
        ? "-"
        : seen.entrySet().stream()
            .map(each -> each.getKey() + "@" + each.getValue().getEpochSecond())
            .sorted()
            .collect(Collectors.joining(","));
  }

  private Map<Name, Profile> read(String text) {
    if (text.length() > LONGEST) {
      throw wrong("", "is longer than %d characters".formatted(LONGEST), "start without it");
    }
    if (!text.startsWith(HEAD)) {
      throw wrong("line 1: ", "is not \"" + HEAD.strip() + "\"", "start without the file");
    }
    var profiles = new HashMap<Name, Profile>();
    var lines = text.split("\n", -1);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        read(profiles, i + 1, lines[i]);
      }
    }
    return profiles;
  }

  private void read(Map<Name, Profile> profiles, int number, String line) {
    var words = line.split(" ", -1);
    try {
      if (words.length != 5) {
        throw new IllegalArgumentException("%d words, not 5".formatted(words.length));
      }
      var ttl = range(words[2]);
      var profile =
          new Profile(
              (int) number("LESSONS", words[1], 1_000_000),
              seen(words[3], Vicinity::parse),
              seen(words[4], Name::of),
              ttl == null ? null : Duration.ofSeconds(ttl[0]),
              ttl == null ? null : Duration.ofSeconds(ttl[1]));
      if (profiles.put(Name.of(words[0]), profile) != null) {
        throw new IllegalArgumentException(words[0] + " a second time");
      }
    } catch (IllegalArgumentException e) {
      throw wrong("line " + number + ": ", String.valueOf(e.getMessage()), REMEDY);
    }
  }

  private static long @Nullable [] range(String text) {
    if (text.equals("-")) {
      return null;
    }
    var dots = text.indexOf("..");
    if (dots < 0) {
      throw new IllegalArgumentException("TTL is \"%s\", not SHORTEST..LONGEST".formatted(text));
    }
    var most = Integer.MAX_VALUE;
    return new long[] {
      number("TTL", text.substring(0, dots), most), number("TTL", text.substring(dots + 2), most)
    };
  }

  private static <K> Map<K, Instant> seen(String text, Function<String, K> read) {
    var all = new HashMap<K, Instant>();
    if (text.equals("-")) {
      return all;
    }
    for (var each : text.split(",", -1)) {
      var at = each.lastIndexOf('@');
      if (at < 0) {
        throw new IllegalArgumentException("\"%s\" has no @EPOCHSECOND".formatted(each));
      }
      var seconds = number("the time", each.substring(at + 1), 100_000_000_000L);
      all.put(read.apply(each.substring(0, at)), Instant.ofEpochSecond(seconds));
    }
    return all;
  }

  private static long number(String what, String text, long most) {
    if (!text.matches("[0-9]{1,12}") || Long.parseLong(text) > most) {
      throw new IllegalArgumentException(
          "%s is \"%s\", not a number up to %d".formatted(what, text, most));
    }
    return Long.parseLong(text);
  }

  private IllegalArgumentException wrong(String line, String problem, String remedy) {
    return new IllegalArgumentException("%s %s%s; %s".formatted(place, line, problem, remedy));
  }
}
