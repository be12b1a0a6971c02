package fengsui.linux;

import java.net.InetSocketAddress;

/// How waiting for a datagram ended.
public sealed interface Receipt {

  /// A datagram came.
  ///
  /// @param bytes how many were put into the buffer
  /// @param whole false if it was longer than the buffer
  /// @param hops what was left of its TTL or hop limit; 0 if the kernel does not say
  /// @param nanoTime when the kernel got it, on the clock of [System#nanoTime]
  record Arrived(int bytes, boolean whole, int hops, InetSocketAddress from, long nanoTime)
      implements Receipt {}

  /// An ICMP error came about what was sent; more may follow, and a datagram too.
  record Rejected(IcmpReport icmp) implements Receipt {}

  /// Nothing came before the deadline.
  record TimedOut() implements Receipt {}

  /// Anything else: the kernel's own word.
  record Failed(Errno errno) implements Receipt {}
}
