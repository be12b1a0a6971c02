package fengsui.dns.verdict;

import fengsui.dns.Answer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found out beside an answer, over the network.
///
/// @param answers of other ways for the same name; only those of authenticated operators count
/// @param proofs what handshakes with addresses said
public record Backing(List<Answer> answers, Map<InetAddress, Proof> proofs) {

  public static final Backing NONE = new Backing(List.of(), Map.of());

  public Backing {
    answers = List.copyOf(answers);
    proofs = Map.copyOf(proofs);
  }

  /// Returns this with one more answer.
  public Backing with(Answer answer) {
    var more = new ArrayList<>(answers);
    more.add(answer);
    return new Backing(more, proofs);
  }

  /// Returns this with what a handshake with `address` said.
  public Backing with(InetAddress address, Proof proof) {
    var more = new HashMap<>(proofs);
    more.put(address, proof);
    return new Backing(answers, more);
  }

  @Nullable Proof proof(InetAddress address) {
    return proofs.get(address);
  }
}
