package fengsui.probe;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Diagnosis;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.IpText;
import fengsui.probe.net.NioTransport;
import fengsui.probe.tls.Authorities;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs layered probes.
public final class Prober {

  private final ProbeSettings settings;
  private final Descent descent;
  private final SystemNames names = new SystemNames();

  public Prober(ProbeSettings settings) {
    this.settings = settings;
    var file = settings.authorities();
    var authorities = file == null ? Authorities.system() : Authorities.of(file);
    descent =
        new Descent(
            new ConnectStage(new NioTransport()),
            new SecureStage(() -> authorities),
            new ExchangeStage(),
            settings.timeouts());
  }

  /// Probes `target` and its controls. The verdict is left to be found.
  ///
  /// @throws InterruptedException if the thread is interrupted: half a diagnosis is none
  public Diagnosis diagnose(Target target, List<Target> controls) throws InterruptedException {
    var at = Instant.now();
    var deadline = Deadline.in(settings.timeouts().total());
    var answered = names.resolve(target.host());
    var steps = probe(target, answered, deadline);
    var runs = new ArrayList<ControlRun>();
    for (var control : controls) {
      var pair = new ControlPair(target.id(), Factor.TARGET, control.side().code());
      var own = probe(control, names.resolve(control.host()), deadline);
      runs.add(new ControlRun(pair, control, own));
    }
    for (int port : settings.controlPorts()) {
      if (port != target.port() && !answered.addresses().isEmpty()) {
        runs.add(atPort(target, answered.addresses().getFirst(), port, deadline));
      }
    }
    return new Diagnosis(target, at, settings.agent(), settings.vantage(), steps, runs, null);
  }

  private ControlRun atPort(Target target, InetAddress address, int port, Deadline deadline)
      throws InterruptedException {
    var pair = new ControlPair(target.id(), Factor.PORT, Integer.toString(port));
    var call = Call.of(target.atPort(port), new InetSocketAddress(address, port));
    return new ControlRun(
        pair, target.atPort(port), descent.run(call.until(Stage.CONNECT), deadline));
  }

  private List<Step> probe(Target target, Answered answered, Deadline deadline)
      throws InterruptedException {
    var steps = new ArrayList<Step>();
    if (IpText.parse(target.host()) == null) {
      steps.add(answered.step());
    }
    if (answered.step().outcome().ok()) {
      var peer = new InetSocketAddress(answered.addresses().getFirst(), target.port());
      steps.addAll(descent.run(Call.of(target, peer), deadline));
    }
    return steps;
  }
}
