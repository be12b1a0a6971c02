package fengsui.probe.tap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// Overhears this machine's own connections.
public interface FlowTap extends AutoCloseable {

  /// Keeps the packets to and from `peer` from now on.
  void watch(InetAddress peer);

  /// Returns what was overheard of one connection so far, in order.
  List<Frame> heard(int localPort, InetSocketAddress peer);

  /// Returns the ICMP errors about one connection so far, in order.
  List<Rejection> rejections(int localPort, InetSocketAddress peer);

  /// Whether it hears anything at all.
  boolean hears();

  /// What this tap cannot see, in whole sentences.
  List<String> blindSpots();

  @Override
  void close();

  /// Returns a tap that hears nothing, because nobody wants to know.
  static FlowTap unasked() {
    return deaf(List.of());
  }

  /// Returns a tap that hears nothing.
  static FlowTap deaf(String why) {
    return deaf(List.of("The packets of the flow: " + why + "."));
  }

  private static FlowTap deaf(List<String> blindSpots) {
    return new FlowTap() {
      @Override
      public void watch(InetAddress peer) {
        // nothing to hear with
      }

      @Override
      public List<Frame> heard(int localPort, InetSocketAddress peer) {
        return List.of();
      }

      @Override
      public List<Rejection> rejections(int localPort, InetSocketAddress peer) {
        return List.of();
      }

      @Override
      public boolean hears() {
        return false;
      }

      @Override
      public List<String> blindSpots() {
        return blindSpots;
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }
}
