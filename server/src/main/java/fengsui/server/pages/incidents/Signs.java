package fengsui.server.pages.incidents;

import fengsui.server.alerts.Symptom;
import fengsui.server.alerts.Symptoms.Beside;
import fengsui.server.alerts.Symptoms.Name;
import fengsui.server.pages.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What other monitoring said while an incident went on. No verdict rests on it.
///
/// @param matching those that name a target of the incident
/// @param others how many more there were that do not
public record Signs(List<Sign> matching, int others) {

  public static final Signs NONE = new Signs(List.of(), 0);

  private static final int MOST = 50;

  public Signs {
    matching = List.copyOf(matching);
  }

  /// A symptom.
  ///
  /// @param why it belongs here, in words
  /// @param until when it ended; null while it fires
  public record Sign(
      String name, String summary, String why, Instant since, @Nullable Instant until) {}

  static Signs of(List<Beside> all, Words words, Instant now) {
    var matching = all.stream().filter(it -> it.name() != null).toList();
    return new Signs(
        matching.stream()
            .limit(MOST)
            .map(it -> sign(it.symptom(), Objects.requireNonNull(it.name()), words, now))
            .toList(),
        all.size() - matching.size());
  }

  private static Sign sign(Symptom symptom, Name name, Words words, Instant now) {
    var said = symptom.annotations();
    return new Sign(
        symptom.name(),
        said.getOrDefault("summary", said.getOrDefault("description", "")),
        words.say("incident.symptom-why", name.label() + "=" + name.value(), name.target()),
        symptom.startsAt(),
        symptom.firing(now) ? null : symptom.endsAt());
  }
}
