package fengsui.model;

import java.util.List;

/// Two facts that cannot both come from the peer: somebody else spoke. It outranks any count.
public sealed interface Contradiction {

  /// The genuine SYN+ACK came, `ms` after the SYN, although a RST had refused or cut the
  /// connection.
  record SynAckAfterReset(double ms) implements Contradiction {}

  /// Data or an acknowledgement of data came, `ms` after the stage began, although a RST had ended
  /// the connection.
  record DataAfterReset(double ms) implements Contradiction {}

  /// A second answer to the same query, `ms` after it was sent, that shares no address with the
  /// first.
  record SecondAnswer(List<String> first, List<String> second, double ms) implements Contradiction {

    public SecondAnswer {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }
  }
}
