package fengsui.isolate;

/// One target, by its id, as one agent sees it.
public record Path(String agent, String target) implements Comparable<Path> {

  @Override
  public int compareTo(Path other) {
    var byAgent = agent.compareTo(other.agent);
    return byAgent != 0 ? byAgent : target.compareTo(other.target);
  }
}
