package fengsui.server.report;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import fengsui.server.config.Reporting.CarrierDesk;
import fengsui.server.config.Reporting.Reporter;
import fengsui.server.report.facts.FaultReport;
import fengsui.server.report.facts.FaultReport.ClockNote;
import fengsui.server.report.facts.FaultReport.Window;
import fengsui.server.report.facts.Gathering;
import fengsui.server.report.facts.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The evening of 2025-08-12 as vantages would have seen it: one carrier's resolvers in Beijing
/// answer 127.0.0.2 for every name, everybody else answers as ever.
public final class Night {

  public static final Instant SINCE = Instant.parse("2025-08-12T11:40:00Z");
  public static final String LOCAL = "udp://202.106.196.115:53";
  private static final Outcome BOGON = new Outcome.Failed(Failure.DNS_BOGON_ERROR);

  private Night() {}

  public static Verdict verdict(FaultDomain domain) {
    var where =
        new Where(new Carrier("unicom"), "beijing", null, null, Layer.DNS, null, null, null)
            .with(List.of(LOCAL));
    return new Verdict(
        domain,
        where,
        0.98,
        SINCE,
        new Scope(2, 2, 2),
        true,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /// Some minutes of it, each with a measurement of every sort and name.
  public static List<Observation> seen(Instant since, int minutes) {
    var all = new ArrayList<Observation>();
    for (var minute = -2; minute < minutes; minute++) {
      var at = since.plusSeconds(60L * minute + 3);
      for (var name : List.of("shop.example", "pay.example")) {
        minute(all, at, name, minute >= 0);
      }
    }
    return all;
  }

  private static void minute(List<Observation> all, Instant at, String name, boolean night) {
    var fine = resolved(LOCAL, "198.18.10.80", 60).by(Role.LOCAL, null);
    var odd = resolved(LOCAL, "127.0.0.2", 600).by(Role.LOCAL, null);
    all.add(
        night ? seen(at, "unicom", name, BOGON, odd) : seen(at, "unicom", name, Outcome.OK, fine));
    all.add(
        seen(
            at.plusSeconds(5),
            "telecom",
            name,
            Outcome.OK,
            resolved("udp://219.141.136.10:53", "198.18.10.80", 60).by(Role.LOCAL, null)));
    all.add(
        seen(
            at.plusSeconds(6),
            "unicom",
            name,
            Outcome.OK,
            resolved("udp://198.18.10.53:53", "198.18.10.80", 60).by(Role.AUTHORITY, "ours")));
    all.add(
        seen(
            at.plusSeconds(7),
            "unicom",
            name,
            Outcome.OK,
            resolved("https://doh.example/dns-query", "198.18.10.80", 60).by(Role.CONTROL, null)));
  }

  /// An answer with an alias and a later one that differs.
  public static Observation twice(Instant at) {
    var facts =
        new Resolved(
            LOCAL,
            List.of("127.0.0.2", "2001:db8::2"),
            List.of("edge.shop.example"),
            "NOERROR",
            600L,
            List.of(new LateAnswer(31.5, "NOERROR", List.of("198.18.10.80"))),
            Role.LOCAL,
            null);
    return seen(at, "unicom", "shop.example", BOGON, facts);
  }

  public static Observation silent(Instant at) {
    var facts = new Resolved(LOCAL, List.of(), List.of(), null, null, List.of(), Role.LOCAL, null);
    var outcome = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);
    return seen(at, "unicom", "shop.example", outcome, facts);
  }

  private static Resolved resolved(String resolver, String address, long ttl) {
    return new Resolved(resolver, List.of(address), List.of(), "NOERROR", ttl, List.of());
  }

  private static Observation seen(
      Instant at, String carrier, String name, Outcome outcome, Resolved facts) {
    var vantage = new Vantage(new Carrier(carrier), "beijing", Access.FIXED, Side.DOMESTIC);
    var id = name.substring(0, name.indexOf('.'));
    var target = new Target(id, Scheme.HTTPS, name, 443, "/", Side.DOMESTIC, Owner.OURS);
    var evidence = Evidence.of(facts);
    return new Observation(
        at,
        "bj-" + carrier + "-1",
        vantage,
        target,
        Stage.RESOLVE,
        outcome,
        4.2,
        null,
        facts.role() == Role.LOCAL
            ? evidence
            : evidence.with(new ControlPair(id, Factor.RESOLVER, facts.resolver())),
        1);
  }

  /// The report of what `observations` hold.
  public static FaultReport report(List<Observation> observations) {
    var subject = Subject.of(verdict(FaultDomain.CARRIER)).orElseThrow();
    var gathering = new Gathering(subject);
    observations.forEach(gathering::add);
    return new FaultReport(
        "rep-7",
        SINCE.plusSeconds(900),
        "inc-3",
        subject,
        new Window(SINCE.minusSeconds(300), SINCE.plusSeconds(900), true),
        gathering.findings(),
        false,
        List.of(new ClockNote("bj-unicom-1", -12.4, SINCE.plusSeconds(880))),
        new Reporter("示例支付有限公司", "网络值班 010-0000 0000"),
        desk());
  }

  public static CarrierDesk desk() {
    return new CarrierDesk(
        "unicom",
        "beijing",
        "中国联通北京政企客服",
        "10010",
        "noc@carrier.example",
        "https://portal.carrier.example",
        "HT-2025-0042",
        List.of("BJ-DIA-001", "BJ-DIA-002"));
  }
}
