package fengsui.probe;

import fengsui.model.Ending;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Step;
import java.util.List;

/// What one call went through, from connect down.
record Trail(Call call, List<Lap> laps) {

  Trail {
    laps = List.copyOf(laps);
  }

  List<Step> steps() {
    return laps.stream().map(Lap::step).toList();
  }

  Lap last() {
    return laps.getLast();
  }

  boolean ok() {
    return last().step().outcome().ok();
  }

  /// Whether the network cut it by a RST.
  boolean wasReset() {
    return last().byReset();
  }

  /// Whether the handshake of TLS was cut or met silence, as when something dislikes its first
  /// message.
  boolean helloWasCut() {
    var step = last().step();
    var ending = step.evidence().ending();
    return step.stage() == Stage.SECURE
        && (ending == Ending.RESET || ending == Ending.SILENT || ending == Ending.CLOSED);
  }

  /// The fastest that this connect shows the path to be; 0 if it shows nothing.
  double floorMs() {
    var connect = laps.getFirst().step();
    if (!connect.outcome().equals(Outcome.OK)) {
      return 0;
    }
    var facts = connect.evidence().find(Connected.class).orElseThrow();
    if (facts.rttMs() != null) {
      return Math.min(facts.rttMs(), connect.ms());
    }
    return facts.retransmits() == null || facts.retransmits() == 0 ? connect.ms() : 0;
  }

  /// Our port; 0 when unknown.
  int localPort() {
    return laps.getFirst().step().evidence().find(Connected.class).orElseThrow().localPort();
  }
}
