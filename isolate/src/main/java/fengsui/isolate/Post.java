package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Vantage;
import org.jspecify.annotations.Nullable;

/// One agent at one vantage. What it reports is one voice, however often it speaks.
record Post(String agent, Vantage vantage) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Post post && agent.equals(post.agent) && vantage.equals(post.vantage));
  }

  @Override
  public int hashCode() {
    return agent.hashCode();
  }

  static Post of(Observation observation) {
    return new Post(observation.agent(), observation.vantage());
  }
}
