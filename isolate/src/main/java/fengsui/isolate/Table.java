package fengsui.isolate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of likelihoods, `likelihoods.txt`: what each cause predicts for each question.
final class Table {

  private static final String PRIOR = "prior";

  /// Words for several symptoms.
  private static final Map<String, String> GROUPS =
      Map.of(
          "resets", "refused,cut",
          "packets", "resets,dark,mute,slow,rejected",
          "paths", "packets,answered,certificate",
          "names", "bogon,nameless,unanswered,forged,tardy",
          "all", "paths,names,local");

  private static final String COLUMNS = "host carrier exit port shut narrow monitor";

  static final Table STANDARD = read();

  /// One row: how likely `answer` is under each cause, and why.
  record Row(
      Symptom symptom,
      String question,
      String answer,
      boolean alone,
      Map<Cause, Double> likelihood,
      String why) {}

  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, SequencedMap<String, Row>> answers = new HashMap<>();

  private Table() {}

  /// The relative weights of the causes before anything was asked.
  Map<Cause, Double> prior(Symptom symptom) {
    return find(symptom, PRIOR, "-").likelihood();
  }

  /// Whether the table knows what `answer` to `question` says about a path that fails so.
  boolean knows(Symptom symptom, String question, String answer) {
    return rows.containsKey(name(symptom, question, answer));
  }

  Row find(Symptom symptom, String question, String answer) {
    var row = rows.get(name(symptom, question, answer));
    if (row == null) {
      throw new IllegalArgumentException(
          "the table has no row for " + name(symptom, question, answer));
    }
    return row;
  }

  /// Every answer that `question` can have; empty if it is not asked of this symptom.
  List<Row> answers(Symptom symptom, String question) {
    var known = answers.get(symptom.code() + " " + question);
    return known == null ? List.of() : List.copyOf(known.values());
  }

  /// The questions that are asked of a path that fails so.
  List<String> questions(Symptom symptom) {
    return answers.keySet().stream()
        .filter(name -> name.startsWith(symptom.code() + " "))
        .map(name -> name.substring(symptom.code().length() + 1))
        .filter(question -> !question.equals(PRIOR))
        .sorted()
        .toList();
  }

  private static String name(Symptom symptom, String question, String answer) {
    return symptom.code() + " " + question + " " + answer;
  }

  private static Table read() {
    try (var in = Table.class.getResourceAsStream("likelihoods.txt")) {
      return parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("likelihoods.txt: " + e.getMessage(), e);
    }
  }

  private static Table parse(@Nullable InputStream in) throws IOException {
    if (in == null) {
      throw new IOException("it is not in the jar");
    }
    var table = new Table();
    new String(in.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(table::add);
    return table;
  }

  private void add(String line) {
    var parts = line.split("\\|", 3);
    var heads = parts[0].strip().split("\\s+", -1);
    var numbers = parts[1].strip().split("\\s+", -1);
    var alone = parts[2].strip().startsWith("!");
    var why = alone ? parts[2].strip().substring(1).strip() : parts[2].strip();
    for (var symptom : symptoms(heads[0])) {
      add(new Row(symptom, heads[1], heads[2], alone, likelihood(numbers, line), why));
    }
  }

  private void add(Row row) {
    rows.put(name(row.symptom(), row.question(), row.answer()), row);
    answers
        .computeIfAbsent(row.symptom().code() + " " + row.question(), _ -> new LinkedHashMap<>())
        .put(row.answer(), row);
  }

  private static List<Symptom> symptoms(String words) {
    return Arrays.stream(words.split(",", -1))
        .flatMap(word ->
            GROUPS.containsKey(word)
                ? symptoms(GROUPS.getOrDefault(word, "")).stream()
                : Stream.of(symptom(word)))
        .toList();
  }

  private static Symptom symptom(String code) {
    return Arrays.stream(Symptom.values())
        .filter(symptom -> symptom.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no symptom is called " + code));
  }

  private static Map<Cause, Double> likelihood(String[] numbers, String line) {
    var columns = List.of(COLUMNS.split(" ", -1));
    if (numbers.length != columns.size()) {
      throw new IllegalArgumentException("seven numbers are due in: " + line);
    }
    var likelihood = new EnumMap<Cause, Double>(Cause.class);
    for (var cause : Cause.values()) {
      likelihood.put(cause, Double.parseDouble(numbers[columns.indexOf(cause.column())]) / 100);
    }
    return likelihood;
  }
}
