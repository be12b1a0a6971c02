package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Access;
import fengsui.model.Alarm;
import fengsui.model.Coded;
import fengsui.model.ControlPair;
import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern KEY = Pattern.compile("\"([a-z-]+(?:\\.[a-z_-]+)+)\"");

  /// Kinds of keys that are put together from a word of the house.
  private static final Pattern MADE =
      Pattern.compile(
          "(advice|alarm|attribute|author|ledger|ledger-item|plan|report-state|health|drill|role|sign-in|kind|criticality|verdict|domain|stage|outcome|trouble|carrier|province|side|access|owner|factor"
              + "|direction|ending|fact|event|phase|nav|count|incidents|now|contradiction)\\..*|account\\.may-.*|drills\\.(right|wrong|waiting|missed)"
              + "|changes\\.(phase|place|step|decision|rule)[-.].*");

  @Test
  void everyKeyHasWordsInEveryLanguage() {
    var lacking =
        Words.catalogue().entrySet().stream()
            .filter(entry ->
                Arrays.stream(Language.values())
                    .anyMatch(it -> entry.getValue().getOrDefault(it, "").isBlank()))
            .map(Map.Entry::getKey);

    assertThat(lacking).isEmpty();
    assertThat(Words.catalogue()).hasSizeGreaterThan(200);
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    var uneven =
        Words.catalogue().entrySet().stream()
            .filter(entry ->
                entry.getValue().values().stream().map(WordsTest::places).distinct().count() > 1)
            .map(Map.Entry::getKey);

    assertThat(uneven).isEmpty();
  }

  private static TreeSet<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyWordOfTheHouseHasItsWords() {
    assertThat(Words.catalogue().keySet())
        .containsAll(keys("stage", Stage.values()))
        .containsAll(keys("outcome", Failure.values()))
        .containsAll(keys("domain", FaultDomain.values()))
        .containsAll(keys("verdict", FaultDomain.values()))
        .containsAll(keys("advice", FaultDomain.values()))
        .containsAll(keys("ending", Ending.values()))
        .containsAll(keys("access", Access.values()))
        .containsAll(keys("side", Side.values()))
        .containsAll(keys("factor", ControlPair.Factor.values()))
        .containsAll(keys("direction", Verdict.Direction.values()))
        .containsAll(keys("alarm", Alarm.Kind.values()));
  }

  private static Iterable<String> keys(String kind, Coded[] words) {
    return Arrays.stream(words).map(word -> kind + "." + word.code()).toList();
  }

  @Test
  void noKeyIsUsedThatTheCatalogueLacksAndNoneIsLeftUnused() throws IOException {
    var used = used();

    assertThat(Words.catalogue().keySet()).containsAll(used);
    assertThat(
            Words.catalogue().keySet().stream()
                .filter(key -> key.contains(".") && !MADE.matcher(key).matches())
                .filter(
                    key -> !used.contains(key) && !used.contains(key.replaceFirst("-[a-z]+$", ""))))
        .isEmpty();
  }

  /// The keys written in templates and in the pages' own code.
  private static TreeSet<String> used() throws IOException {
    var all = new TreeSet<String>();
    for (var folder : new String[] {"src/main/jte", "src/main/java/fengsui/server/pages"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          KEY.matcher(Files.readString(file)).results().map(it -> it.group(1)).forEach(all::add);
        }
      }
    }
    all.removeIf(key -> key.matches(".*\\.(css|js|svg|yaml|jte)|fengsui\\..*|.*[.-]$"));
    all.removeIf(key ->
        key.matches(
            "(user|token|session|report|order|change)\\.[a-z-]+|drill\\.o.*")); // words of the
    // audit
    return all;
  }

  @Test
  void anUnknownKeyIsTheCallersMistake() {
    assertThatThrownBy(() -> Words.in(Language.EN).say("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("words.yaml has no key no.such");
  }
}
