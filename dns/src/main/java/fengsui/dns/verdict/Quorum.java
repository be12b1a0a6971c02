package fengsui.dns.verdict;

import fengsui.dns.Answer;
import fengsui.dns.Way;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What authenticated operators say about an answer. The order in which they came does not matter,
/// and however many ways an operator has, it has one voice.
final class Quorum {

  private static final Outcome NXDOMAIN = new Outcome.Failed(Failure.DNS_NXDOMAIN_ERROR);

  private final Answer answer;
  private final Agreement said;
  private final int enough;
  private final Map<String, List<Agreement>> voices = new TreeMap<>();
  private final Set<String> deniers = new TreeSet<>();

  Quorum(Answer answer, List<Answer> others, Knowledge knowledge) {
    this.answer = answer;
    this.said = Agreement.of(answer, knowledge.privateNames());
    this.enough = knowledge.quorum();
    others.forEach(other -> hear(other, knowledge));
    if (!others.isEmpty()) {
      hear(answer, knowledge);
    }
    deniers.removeAll(voices.keySet());
  }

  private void hear(Answer other, Knowledge knowledge) {
    if (other.trust() != Way.Trust.AUTHENTICATED || !other.name().equals(answer.name())) {
      return;
    }
    var operator = knowledge.operators().of(other.way());
    var agreement = Agreement.of(other, knowledge.privateNames());
    if (!agreement.isEmpty()) {
      voices.computeIfAbsent(operator, unused -> new ArrayList<>()).add(agreement);
    } else if (other.outcome().equals(NXDOMAIN)) {
      deniers.add(operator);
    }
  }

  /// Returns what they say.
  Opinion opinion() {
    if (voices.isEmpty() && deniers.isEmpty()) {
      return Opinion.NONE;
    }
    var close = agreeing(said, Agreement.Degree.BY_ADDRESS);
    if (close.size() >= enough) {
      return new Opinion(Stand.FOR_ITS_ADDRESSES, names(close) + " give addresses of its networks");
    }
    var near = agreeing(said, Agreement.Degree.BY_ALIAS);
    if (near.size() >= enough) {
      return new Opinion(Stand.FOR_ITS_ALIAS, names(near) + " lead to the same alias");
    }
    return near.isEmpty() ? against() : Opinion.NONE;
  }

  private Opinion against() {
    var united = united();
    if (united.size() >= enough) {
      return new Opinion(Stand.AGAINST, names(united) + " agree with each other, not with it");
    }
    if (deniers.size() >= enough && !said.isEmpty() && voices.isEmpty()) {
      return new Opinion(Stand.AGAINST, names(deniers) + " say that there is no such name");
    }
    return Opinion.NONE;
  }

  /// The largest set of operators that agree with one of them.
  private Set<String> united() {
    Set<String> largest = new TreeSet<>();
    for (var one : voices.values()) {
      for (var agreement : one) {
        var agreeing = agreeing(agreement, Agreement.Degree.BY_ALIAS);
        largest = agreeing.size() > largest.size() ? agreeing : largest;
      }
    }
    return largest;
  }

  private Set<String> agreeing(Agreement with, Agreement.Degree least) {
    var agreeing = new TreeSet<String>();
    voices.forEach((operator, agreements) -> {
      if (agreements.stream().anyMatch(each -> each.with(with).compareTo(least) >= 0)) {
        agreeing.add(operator);
      }
    });
    return agreeing;
  }

  private static String names(Set<String> operators) {
    var most = operators.size() > 4 ? " and %d more".formatted(operators.size() - 4) : "";
    return String.join(", ", operators.stream().limit(4).toList()) + most;
  }

  enum Stand {
    FOR_ITS_ADDRESSES,
    FOR_ITS_ALIAS,
    AGAINST,
    NONE
  }

  /// @param words who says what; empty for none
  record Opinion(Stand stand, String words) {
    static final Opinion NONE = new Opinion(Stand.NONE, "");
  }
}
