package fengsui.server.pages.now;

import fengsui.server.incident.Incident;
import fengsui.server.pages.IncidentLine;
import fengsui.server.pages.Times;
import fengsui.server.pages.VerdictWords;
import fengsui.server.pages.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one sentence at the top of the first page.
///
/// @param tone `calm`, `alarm`, `doubt`, `monitor` or `blind`
/// @param domain the fault domain in one word; empty when nothing is wrong
/// @param facts since when, how sure, how big: short phrases
/// @param next what to do now; empty when nothing is to be done
/// @param link where that is done; null where nothing is to be done
public record Answer(
    String tone,
    String domain,
    String sentence,
    List<String> facts,
    String next,
    @Nullable Link link) {

  public Answer {
    facts = List.copyOf(facts);
  }

  /// Where to go on.
  public record Link(String href, String name) {}

  /// What the answer can rest on.
  ///
  /// @param any whether anything was ever measured
  /// @param fresh whether anything was measured just now
  record Basis(boolean any, boolean fresh) {}

  /// @param open the incidents that go on, gravest first
  static Answer of(List<Incident> open, Basis basis, Words words, Instant now) {
    if (!open.isEmpty()) {
      return outage(open, words, now);
    }
    if (!basis.any()) {
      return plain("blind", "now.nothing-measured", words)
          .with(new Link("/welcome", words.say("welcome.first")));
    }
    return basis.fresh()
        ? plain("calm", "now.nothing-wrong", words)
        : plain("blind", "now.blind", words);
  }

  private static Answer plain(String tone, String key, Words words) {
    return new Answer(tone, "", words.say(key), List.of(), words.say(key + "-next"), null);
  }

  private Answer with(Link other) {
    return new Answer(tone, domain, sentence, facts, next, other);
  }

  private static Answer outage(List<Incident> open, Words words, Instant now) {
    var first = open.getFirst();
    var verdict = first.verdict();
    var say = new VerdictWords(words);
    return new Answer(
        IncidentLine.tone(verdict.domain()),
        say.domain(verdict.domain()),
        words.say("sentence", say.whose(verdict)),
        facts(first, say, now),
        say.advice(verdict),
        new Link("/incidents/" + first.id(), words.say("now.open-incident")));
  }

  private static List<String> facts(Incident incident, VerdictWords say, Instant now) {
    var words = say.words();
    var times = new Times(words);
    var since =
        words.say(
            "now.since",
            times.at(incident.since(), now),
            times.lasting(Duration.between(incident.since(), now)));
    var sure = say.sure(incident.verdict());
    var scope = say.scope(incident);
    return sure.isEmpty() ? List.of(since, scope) : List.of(since, sure, scope);
  }
}
