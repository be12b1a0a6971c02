package fengsui.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose outage it is, how sure that is, and why.
///
/// @param where what the verdict names
/// @param confidence the posterior probability of the domain, 0 to 1
/// @param since when the failure was first seen; null when nothing failed
/// @param robust whether the domain stays the same when any single vantage is left out; what acts
///   by itself must ask for it
/// @param because what speaks for it, strongest first
/// @param against what speaks against it
/// @param next the control that would tell most; null when none would
public record Verdict(
    FaultDomain domain,
    Where where,
    double confidence,
    @Nullable Instant since,
    Scope scope,
    boolean robust,
    List<String> because,
    List<String> against,
    List<RuledOut> ruledOut,
    @Nullable NextControl next) {

  public Verdict {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be 0 to 1, but is " + confidence);
    }
    because = List.copyOf(because);
    against = List.copyOf(against);
    ruledOut = List.copyOf(ruledOut);
  }

  /// What exactly failed; every part may be null when it does not apply or is not known.
  ///
  /// @param carrier whose, for [FaultDomain#CARRIER]
  /// @param province where, when it is one province only
  /// @param provider whose, for [FaultDomain#PROVIDER]
  /// @param change which, for [FaultDomain#CHANGE]
  /// @param layer what failed
  /// @param port the one port cut, when others of the same hosts work
  /// @param direction the direction cut
  /// @param agent which vantage's, for [FaultDomain#MONITOR]
  /// @param resolvers those whose answers failed, in order, where it is about names
  public record Where(
      @Nullable Carrier carrier,
      @Nullable String province,
      @Nullable String provider,
      @Nullable String change,
      @Nullable Layer layer,
      @Nullable Integer port,
      @Nullable Direction direction,
      @Nullable String agent,
      List<String> resolvers) {

    /// Nothing named.
    public static final Where UNSAID = new Where(null, null, null, null, null, null, null, null);

    public Where {
      resolvers = List.copyOf(resolvers);
    }

    /// One that names no resolvers.
    public Where(
        @Nullable Carrier carrier,
        @Nullable String province,
        @Nullable String provider,
        @Nullable String change,
        @Nullable Layer layer,
        @Nullable Integer port,
        @Nullable Direction direction,
        @Nullable String agent) {
      this(carrier, province, provider, change, layer, port, direction, agent, List.of());
    }

    /// The same with the resolvers whose answers failed.
    public Where with(List<String> failing) {
      return new Where(carrier, province, provider, change, layer, port, direction, agent, failing);
    }
  }

  /// The layer that failed.
  public enum Layer implements Coded {
    DNS("dns"),
    /// Packets are lost or rejected on the way.
    PATH("path"),
    TCP("tcp"),
    TLS("tls"),
    HTTP("http");

    private final String code;

    Layer(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// Which way the failing connections are opened.
  public enum Direction implements Coded {
    /// From domestic vantages to overseas targets.
    OUTBOUND("outbound"),
    /// From overseas vantages to domestic targets.
    INBOUND("inbound"),
    BOTH("both");

    private final String code;

    Direction(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// How many targets and vantages it touches.
  ///
  /// @param names how many unrelated names (registrable domains) are answered wrongly, where it is
  ///   about names; else 0
  public record Scope(int targets, int vantages, int names) {

    /// One that is not about names.
    public Scope(int targets, int vantages) {
      this(targets, vantages, 0);
    }
  }

  /// A domain that cannot be, and the fact that says so.
  public record RuledOut(FaultDomain domain, String by) {}

  /// The control to run next, and how much it is expected to tell.
  public record NextControl(String control, double gainBits) {}
}
