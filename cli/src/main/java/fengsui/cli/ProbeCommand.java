package fengsui.cli;

import fengsui.dns.ResolverAddress;
import fengsui.isolate.Isolation;
import fengsui.model.Diagnosis;
import fengsui.model.FaultDomain;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.probe.ProbeSettings;
import fengsui.probe.Prober;
import fengsui.probe.Timeouts;
import fengsui.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui probe`: one layered diagnosis from here, with controls and verdict.
@Command(
    name = "probe",
    description = "Tells why a target cannot be reached from here, and whose outage that is.",
    footer = {"", "Exit codes: 0 nothing is wrong, 1 found a problem, 2 bad usage or input."})
final class ProbeCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "TARGET",
      description = {
        "https://HOST[:PORT]/PATH, http://…, tls://HOST:PORT, tcp://HOST:PORT, HOST:PORT or HOST.",
        "Without a scheme, ports 443 and 8443 are https, 80 is http, others tcp."
      })
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "Where the targets stand: domestic or overseas.")
  private @Nullable String side;

  @Option(
      names = "--owner",
      paramLabel = "OWNER",
      defaultValue = "ours",
      description = "Who runs the targets: ours (the default) or provider:NAME.")
  private String owner = "ours";

  @Option(
      names = "--vantage",
      paramLabel = "K=V,…",
      description = "Where we stand: carrier=…,province=…,access=fixed|mobile|idc,side=….")
  private @Nullable String vantage;

  @Option(
      names = "--control",
      paramLabel = "URL,SIDE",
      description = "A target that should work, to compare with; may be repeated.")
  private List<String> controls = new ArrayList<>();

  @Option(
      names = "--resolver",
      paramLabel = "R",
      description = {
        "udp://ADDRESS[:PORT], tcp://…, or ADDRESS; may be repeated.",
        "The first is the one a plain client would use; without any, the system's."
      })
  private List<String> resolvers = new ArrayList<>();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates to trust, in PEM form; the system's when not given.")
  private @Nullable Path authorities;

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      description = "Another port of the same address to compare with; may be repeated (80, 8443).")
  private List<String> controlPorts = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For each stage; three times as much for a whole diagnosis.")
  private @Nullable String timeout;

  @Option(
      names = "--locate",
      description = "Find the hop at which resets are made, by up to 30 packets of limited TTL.")
  private boolean locate;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "Who measures, as written into the observations.")
  private String agent = "local";

  @Option(names = "--json", description = "One probe result a line, as JSON.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  ProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var standing = side == null ? Side.DOMESTIC : Words.coded(Side.class, "--side", side);
    var whose = Words.owner(owner);
    var wanted =
        targets.stream().map(it -> TargetText.parse("TARGET", it, standing, whose)).toList();
    var beside = controls.stream().map(Words::control).toList();
    var prober = prober(settings());
    var text = new DiagnosisText(console.coloured(), side == null);
    var problems = new Problems();
    Together.inOrder(
        wanted,
        target -> judged(prober, target, beside),
        diagnosis -> {
          problems.count(diagnosis);
          console.out().println(json ? Json.write(diagnosis) : text.of(diagnosis));
        });
    return problems.exitCode();
  }

  private static Diagnosis judged(Prober prober, Target target, List<Target> beside)
      throws InterruptedException {
    var diagnosis = prober.diagnose(target, beside);
    return diagnosis.with(Isolation.judge(diagnosis));
  }

  /// Counts the diagnoses whose verdict is anything but "nothing is wrong".
  private static final class Problems {
    private int found;

    void count(Diagnosis diagnosis) {
      var verdict = diagnosis.verdict();
      found += verdict != null && verdict.domain() == FaultDomain.NONE ? 0 : 1;
    }

    int exitCode() {
      return found == 0 ? 0 : 1;
    }
  }

  private ProbeSettings settings() {
    var settings =
        ProbeSettings.defaults()
            .withVantage(vantage == null ? Vantage.HERE : Words.vantage(vantage))
            .withResolvers(resolvers.stream().map(ProbeCommand::resolver).toList())
            .withAuthorities(authorities)
            .withLocate(locate);
    if (agent.isBlank()) {
      throw new BadInput("--agent", "is blank", "give a name");
    }
    if (!controlPorts.isEmpty()) {
      var ports = controlPorts.stream().map(it -> Words.port("--control-port", it)).toList();
      settings = settings.withControlPorts(ports);
    }
    return (timeout == null ? settings : settings.withTimeouts(each(timeout))).withAgent(agent);
  }

  private static Timeouts each(String seconds) {
    Duration each = Words.seconds("--timeout", seconds);
    return new Timeouts(each, each, each, each, each.multipliedBy(3));
  }

  private static String resolver(String text) {
    try {
      return ResolverAddress.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw BadInput.asSaid(e);
    }
  }

  /// Making a prober reads the file of authorities.
  private static Prober prober(ProbeSettings settings) {
    try {
      return new Prober(settings);
    } catch (IllegalArgumentException e) {
      throw BadInput.asSaid(new IllegalArgumentException("--ca: " + e.getMessage()));
    }
  }
}
