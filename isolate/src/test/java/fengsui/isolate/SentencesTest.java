package fengsui.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the list of all forms of sentences that the made-up worlds lead to, in
/// `src/test/resources`: whoever puts them into other languages reads it there.
class SentencesTest {

  private static final Path LIST = Path.of("src/test/resources/fengsui/isolate/sentences.txt");
  private static final int WORLDS = 15;

  @Test
  void theListOfSentencesIsThatOfTheWorlds() throws IOException {
    var forms = new TreeSet<String>();
    for (var fault : Fault.values()) {
      for (long seed = 0; seed < WORLDS; seed++) {
        var weather = fault.in(seed);
        var target = fault.target(weather);
        collect(weather.world.diagnosis(target), forms);
        var random = new Random(seed);
        weather.world.observations.removeIf(
            seen -> !seen.control().isEmpty() && random.nextBoolean());
        collect(weather.world.diagnosis(target), forms);
      }
    }

    var kept = Files.exists(LIST) ? Files.readAllLines(LIST) : java.util.List.<String>of();
    if (!kept.equals(java.util.List.copyOf(forms))) {
      Files.createDirectories(LIST.getParent());
      Files.write(LIST, forms);
    }
    assertThat(kept)
        .as(
            "%s was written anew; see the difference, give the new forms their words in the"
                + " server's words.yaml (ledger), and commit it",
            LIST)
        .containsExactlyElementsOf(forms);
  }

  private static void collect(Verdict verdict, TreeSet<String> forms) {
    Stream.of(
            verdict.because().stream(),
            verdict.against().stream(),
            verdict.ruledOut().stream().map(Verdict.RuledOut::by),
            Stream.ofNullable(verdict.next()).map(Verdict.NextControl::control))
        .flatMap(it -> it)
        .map(SentencesTest::form)
        .forEach(forms::add);
  }

  /// A sentence with other values in the place of its own, so that the list stays short.
  private static String form(String sentence) {
    return sentence
        .replaceFirst("; expected: .*", "; expected: 9 % if the far end, 9 % if border")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2025-08-19T16:30:00Z")
        .replaceAll("(?<![-\\dT:])\\d+(\\.\\d+)*(?![-\\d:T])", "9");
  }
}
