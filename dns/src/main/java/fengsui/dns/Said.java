package fengsui.dns;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one answer says about the name asked for, as a plain client would read it.
///
/// @param aliases the CNAME chain from the name on, in its order
/// @param addresses those at the end of the chain, of the type asked for
/// @param ttl the smallest of the records used, in seconds; null without any
public record Said(
    Rcode rcode, List<Name> aliases, List<InetAddress> addresses, @Nullable Long ttl) {

  /// Reads what `answer` says to `question`.
  public static Said of(Message answer, Question question) {
    var ttls = new ArrayList<Long>();
    var aliases = aliases(answer, question.name(), ttls);
    var owner = aliases.isEmpty() ? question.name() : aliases.getLast();
    var addresses = new ArrayList<InetAddress>();
    for (var record : answer.answers()) {
      if (record.data() instanceof RecordData.Address address
          && record.type().equals(question.type())
          && record.name().equals(owner)) {
        addresses.add(address.address());
        ttls.add(record.ttl());
      }
    }
    return new Said(
        answer.rcode(), aliases, addresses, ttls.isEmpty() ? null : Collections.min(ttls));
  }

  /// Each round takes the alias of the last name, so that the order of the records does not matter;
  /// a chain that comes back to itself ends there.
  private static List<Name> aliases(Message answer, Name name, List<Long> ttls) {
    var chain = new ArrayList<Name>();
    var owner = name;
    for (var round = 0; round < answer.answers().size(); round++) {
      var before = owner;
      for (var record : answer.answers()) {
        if (record.data() instanceof RecordData.Cname alias
            && record.name().equals(before)
            && !chain.contains(alias.target())) {
          chain.add(alias.target());
          ttls.add(record.ttl());
          owner = alias.target();
          break;
        }
      }
      if (owner.equals(before)) {
        break;
      }
    }
    return chain;
  }

  /// Whether both cannot be the answer to one query: no address in common, or an address against
  /// none, or other response codes.
  boolean contradicts(Said other) {
    var none = addresses.isEmpty() && other.addresses.isEmpty();
    return none ? !rcode.equals(other.rcode) : Collections.disjoint(addresses, other.addresses);
  }

  /// The addresses as text.
  List<String> texts() {
    return addresses.stream().map(IpText::of).toList();
  }
}
