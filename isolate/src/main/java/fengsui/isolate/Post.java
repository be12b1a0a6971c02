package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Vantage;

/// One agent at one vantage. What it reports is one voice, however often it speaks.
record Post(String agent, Vantage vantage) {

  static Post of(Observation observation) {
    return new Post(observation.agent(), observation.vantage());
  }
}
