package fengsui.server.notify;

import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verdicts of the three nights that this product is measured by.
public final class Verdicts {

  public static final Instant SINCE = Instant.parse("2025-08-12T11:40:00Z");

  private Verdicts() {}

  public static Verdict unicomNames() {
    var where = where(new Carrier("unicom"), "beijing", Layer.DNS, null, null);
    return verdict(FaultDomain.CARRIER, where, 0.98);
  }

  public static Verdict border() {
    return verdict(FaultDomain.BORDER, where(null, null, Layer.TCP, 443, Direction.BOTH), 0.97);
  }

  public static Verdict unknown(double confidence) {
    return verdict(FaultDomain.UNKNOWN, Where.UNSAID, confidence);
  }

  public static Verdict monitor() {
    return verdict(FaultDomain.MONITOR, Where.UNSAID, 0.9);
  }

  private static Where where(
      @Nullable Carrier carrier,
      @Nullable String province,
      Layer layer,
      @Nullable Integer port,
      @Nullable Direction direction) {
    return new Where(carrier, province, null, null, layer, port, direction, null);
  }

  private static Verdict verdict(FaultDomain domain, Where where, double confidence) {
    return new Verdict(
        domain,
        where,
        confidence,
        SINCE,
        new Scope(41, 3),
        true,
        List.of("udp://198.18.3.53:53 answers 127.0.0.2 for 41 names; DoH answers the true ones"),
        List.of(),
        List.of(),
        null);
  }
}
