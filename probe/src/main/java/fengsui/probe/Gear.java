package fengsui.probe;

import fengsui.probe.net.Deadline;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import java.util.function.Supplier;

/// What every diagnosis of a prober is made with.
///
/// @param alone whether to probe the target only, without controls
record Gear(
    ProbeSettings settings,
    Names names,
    Descent descent,
    FloorStore floors,
    Transport transport,
    Supplier<FlowTap> taps,
    boolean alone) {

  Deadline deadline() {
    return Deadline.in(settings.timeouts().total());
  }
}
