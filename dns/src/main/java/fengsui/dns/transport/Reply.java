package fengsui.dns.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that came back to one query so far.
///
/// @param end how the wait for the first answer ended
/// @param after when it ended, from the moment of sending
/// @param sent how often the query was sent
/// @param arrivals in their order, also those after the first answer
public record Reply(End end, Duration after, int sent, List<Arrival> arrivals) {

  /// How many answers are kept at most, and how many of everything else: a flood is no evidence.
  public static final int MOST = 32;

  public Reply {
    arrivals = List.copyOf(arrivals);
  }

  /// The answers, in the order of their arrival.
  public List<Arrival.Answer> answers() {
    return all(Arrival.Answer.class);
  }

  /// The messages that do not answer the query.
  public List<Arrival.Stray> strays() {
    return all(Arrival.Stray.class);
  }

  /// What was no DNS message.
  public List<Arrival.Garbage> garbage() {
    return all(Arrival.Garbage.class);
  }

  /// Returns the answer that ended the wait.
  public Optional<Arrival.Answer> findFirst() {
    return end instanceof End.Answered ? Optional.of(answers().getFirst()) : Optional.empty();
  }

  private <T extends Arrival> List<T> all(Class<T> type) {
    return arrivals.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
