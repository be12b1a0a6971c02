package fengsui.dns;

import fengsui.dns.message.Question;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.Reply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back to the query for one family.
///
/// @param reply of the resolver's own transport
/// @param byTcp of TCP, when the first answer by UDP was cut; else null
record FamilyReply(Question question, Reply reply, @Nullable Reply byTcp) {

  /// The answer that a plain client takes: the first, or the whole one that TCP brought instead.
  Optional<Arrival.Answer> findFirst() {
    var whole = byTcp == null ? Optional.<Arrival.Answer>empty() : byTcp.findFirst();
    return whole.isPresent() ? whole : reply.findFirst();
  }

  /// What that answer says.
  Optional<Said> findSaid() {
    return findFirst().map(this::said);
  }

  Said said(Arrival.Answer answer) {
    return Said.of(answer.message(), question);
  }

  /// Every answer after the one that ended the wait.
  List<Arrival.Answer> late() {
    var answers = reply.answers();
    return reply.findFirst().isPresent() ? answers.subList(1, answers.size()) : answers;
  }
}
