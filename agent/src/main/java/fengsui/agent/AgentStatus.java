package fengsui.agent;

import fengsui.agent.post.Courier;
import fengsui.agent.rounds.Tally;
import fengsui.agent.spool.Spool;
import fengsui.model.Coded;
import java.util.Map;

/// How an agent is doing.
///
/// @param planRevision of the plan gone by; 0 without one
/// @param targets how many it names
public record AgentStatus(
    Contact contact,
    long planRevision,
    int targets,
    Tally.Counts looks,
    Spool.Gauges spool,
    Courier.Gauges sent) {

  /// How things stand with the post.
  public enum Contact implements Coded {
    /// Nothing heard yet.
    NONE("none"),
    /// It answers.
    GREETED("greeted"),
    /// It does not answer, or not sensibly.
    LOST("lost"),
    /// It refuses the token.
    REFUSED("refused");

    private final String code;

    Contact(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// The figures by name, as the post is told them.
  public Map<String, Long> gauges() {
    return Map.ofEntries(
        Map.entry("spooled", spool.spooled()),
        Map.entry("waiting", spool.waiting()),
        Map.entry("dropped", spool.dropped()),
        Map.entry("commits", spool.commits()),
        Map.entry("committed", spool.committed()),
        Map.entry("sent", sent.sent()),
        Map.entry("duplicates", sent.duplicates()),
        Map.entry("rejected", sent.rejected()),
        Map.entry("looks", looks.looks()),
        Map.entry("missed", looks.missed()),
        Map.entry("overlapped", looks.overlapped()));
  }
}
