package fengsui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.IcmpError;
import fengsui.model.Located;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.ofLiteral("198.18.0.7"), 443);
  private static final Connection.Path PATH = new Connection.Path(0, null, null);

  @Test
  void stopsAtTheFirstHopWhoseSynIsReset() throws Exception {
    var path = new Hops(4, 9);

    var located = new Ladder(path, FlowTap.deaf("a test")).climb(refused());

    assertThat(located.trigger()).isEqualTo("SYN");
    assertThat(located.hop()).isEqualTo(4);
    assertThat(located.hops())
        .extracting(Located.Hop::router)
        .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", null);
    assertThat(path.tried).containsExactly(1, 2, 3, 4);
  }

  @Test
  void findsNothingWhenTheTargetItselfAnswersFirst() throws Exception {
    var path = new Hops(99, 6);

    var located = new Ladder(path, FlowTap.deaf("a test")).climb(refused());

    assertThat(located.hop()).isNull();
    assertThat(located.hops()).hasSize(6);
  }

  @Test
  void givesUpAfterThirtyHops() throws Exception {
    var path = new Hops(99, 99);

    var located = new Ladder(path, FlowTap.deaf("a test")).climb(refused());

    assertThat(located.hop()).isNull();
    assertThat(path.tried).hasSize(30);
  }

  private static Trail refused() {
    var target = new Target("t", Scheme.TCP, "shop", 443, "/", Side.OVERSEAS, Owner.OURS);
    var outcome = new Outcome.Failed(Failure.CONNECTION_REFUSED);
    var evidence = Evidence.of(new Connected(1, 0, null, null)).with(Ending.REFUSED_BY_RST, null);
    var step = new Step(Stage.CONNECT, outcome, 7, "198.18.0.7:443", evidence);
    return new Trail(Call.of(target, PEER), List.of(new Lap(step, 0, 7_000_000)));
  }

  /// A path of routers 10.0.0.N, a device that resets before `device`, and the target at `far`.
  private static final class Hops implements Transport {
    final List<Integer> tried = new ArrayList<>();
    private final int device;
    private final int far;

    Hops(int device, int far) {
      this.device = device;
      this.far = far;
    }

    @Override
    public Opened open(InetSocketAddress peer, int hops, Deadline deadline) {
      tried.add(hops);
      var now = System.nanoTime();
      if (hops >= device) {
        var rst = End.of(Failure.CONNECTION_REFUSED, Ending.REFUSED_BY_RST, now);
        return new Opened.Refused(rst, PATH, now);
      }
      if (hops >= far) {
        return new Opened.Linked(new Silence(), now, now);
      }
      var expired = new IcmpError(11, 0, "10.0.0." + hops);
      var failed = new Outcome.Failed(Failure.HOST_UNREACHABLE);
      return new Opened.Refused(new End(failed, Ending.REFUSED_BY_ICMP, expired, now), PATH, now);
    }

    @Override
    public Opened open(InetSocketAddress peer, Deadline deadline) {
      throw new AssertionError("a ladder of SYNs limits every one");
    }

    @Override
    public boolean limitsHops() {
      return true;
    }

    @Override
    public List<String> blindSpots() {
      return List.of();
    }
  }
}
