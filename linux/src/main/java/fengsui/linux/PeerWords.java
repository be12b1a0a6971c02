package fengsui.linux;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/// The instructions that take packets by the last 32 bits of their peers' addresses.
final class PeerWords {

  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;

  /// So many comparisons that a jump over them is within reach (255 instructions).
  private static final int AT_ONCE = 200;

  private final List<Integer> ofIpv4;
  private final List<Integer> ofIpv6;

  PeerWords(Collection<InetAddress> peers) {
    ofIpv4 = words(peers, false);
    ofIpv6 = words(peers, true);
  }

  /// Adds to a program that falls through for IPv6 and goes to label `4` for IPv4.
  BpfProgram add(BpfProgram program, int length) {
    either(program.loadWord(20), ofIpv6, length);
    either(program.loadWord(36), ofIpv6, length);
    program.loadByte(6).when(ICMPV6, "icmp6").take(0).label("icmp6");
    either(program.loadWord(84), ofIpv6, length);
    program.take(0).label("4");
    either(program.loadWord(12), ofIpv4, length);
    either(program.loadWord(16), ofIpv4, length);
    program.loadByte(9).when(ICMP, "icmp4").take(0).label("icmp4");
    either(program.loadWordAfterIpv4(24), ofIpv4, length);
    return program.take(0);
  }

  private static void either(BpfProgram program, List<Integer> words, int length) {
    for (int from = 0; from < words.size(); from += AT_ONCE) {
      var name = "@" + program.size();
      for (int word : words.subList(from, Math.min(words.size(), from + AT_ONCE))) {
        program.when(word, "take" + name);
      }
      program.jump("on" + name).label("take" + name).take(length).label("on" + name);
    }
  }

  private static List<Integer> words(Collection<InetAddress> peers, boolean ipv6) {
    return peers.stream()
        .filter(peer -> PeerFilter.isIpv6(peer) == ipv6)
        .map(InetAddress::getAddress)
        .map(bytes -> ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES))
        .distinct()
        .toList();
  }
}
