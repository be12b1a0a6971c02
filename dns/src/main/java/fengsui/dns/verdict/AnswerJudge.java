package fengsui.dns.verdict;

import fengsui.dns.Answer;
import fengsui.dns.Way;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Judges answers by their content; the order of precedence is in the package's comment.
///
/// Nothing here asks the network or waits: whoever wants other operators or a handshake to speak
/// passes on what they said. Safe for use by many threads.
public final class AnswerJudge {

  private final Knowledge knowledge;
  private final InstantSource clock;

  /// Judges by what ships with the library, and learns.
  public AnswerJudge() {
    this(Knowledge.shipped(), InstantSource.system());
  }

  public AnswerJudge(Knowledge knowledge, InstantSource clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /// Where it learns; [ProfileText#save] keeps it.
  public Profiles profiles() {
    return knowledge.profiles();
  }

  /// Returns what `answer` is worth by itself. A failed answer is [Worth#UNKNOWN] without
  /// addresses. Takes note of its addresses: many unrelated names with one address are suspect.
  public AnswerVerdict judge(Answer answer) {
    return judge(answer, Backing.NONE);
  }

  /// Returns what `answer` is worth by itself and by what was found out beside it.
  public AnswerVerdict judge(Answer answer, Backing backing) {
    return new Trial(answer, backing, knowledge, clock.instant()).verdict();
  }

  /// Returns what an answer that was [Worth#GENUINE] is worth after `age`: [Worth#STALE_OK] while
  /// it is not older than `longest` and nothing new speaks against it.
  public AnswerVerdict judgeStale(Answer kept, Duration age, Duration longest) {
    var now = judge(kept);
    if (now.worth() == Worth.SUSPECT || now.worth() == Worth.POISONED || now.usable().isEmpty()) {
      return now;
    }
    var seconds = "it was genuine %d s ago".formatted(age.toSeconds());
    return age.compareTo(longest) <= 0
        ? with(now, Worth.STALE_OK, seconds)
        : with(
            now,
            Worth.SUSPECT,
            seconds + ", longer than the %d s allowed".formatted(longest.toSeconds()));
  }

  private static AnswerVerdict with(AnswerVerdict verdict, Worth worth, String reason) {
    return new AnswerVerdict(worth, verdict.usable(), verdict.dropped(), List.of(reason));
  }

  /// Learns what is usual for the name, from an answer whose verdict is [Worth#GENUINE] and rests
  /// on a proof or a quorum; any other teaches nothing.
  public void learn(Answer answer, AnswerVerdict verdict) {
    if (verdict.worth() == Worth.GENUINE && answer.trust() != Way.Trust.SIGNED) {
      knowledge.profiles().learn(answer, verdict.usable(), now());
    }
  }

  /// Learns from a handshake alone: `address` is this name's, as far as `proof` says so.
  public void learn(Answer answer, InetAddress address, Proof proof) {
    if (proof instanceof Proof.Proven) {
      var at = now();
      knowledge.crowd().vouch(address, at);
      knowledge.profiles().learn(answer, List.of(address), at);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
