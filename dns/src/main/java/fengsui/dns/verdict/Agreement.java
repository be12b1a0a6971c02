package fengsui.dns.verdict;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where an answer says a name is, as far as answers from different places can be compared: a CDN
/// gives each place other addresses of the same network, or other addresses below the same alias.
record Agreement(Set<InetAddress> addresses, Set<Vicinity> places, @Nullable Name suffix) {

  /// How far two answers agree, the closest last.
  enum Degree {
    NOT_AT_ALL,
    BY_ALIAS,
    BY_ADDRESS
  }

  /// @param names say which addresses the name can have; others are nothing to agree on
  static Agreement of(Answer answer, PrivateNames names) {
    var alias = Profiles.alias(answer);
    var addresses =
        answer.addresses().stream()
            .filter(each -> names.allows(answer.name(), each, AddressClass.of(each)))
            .collect(Collectors.toUnmodifiableSet());
    return new Agreement(
        addresses,
        addresses.stream().map(Vicinity::of).collect(Collectors.toUnmodifiableSet()),
        alias == null || addresses.isEmpty() ? null : Domains.registered(alias));
  }

  /// Whether it says nothing that could be agreed with.
  boolean isEmpty() {
    return addresses.isEmpty();
  }

  Degree with(Agreement other) {
    if (!Collections.disjoint(addresses, other.addresses)
        || !Collections.disjoint(places, other.places)) {
      return Degree.BY_ADDRESS;
    }
    return suffix != null && Objects.equals(suffix, other.suffix)
        ? Degree.BY_ALIAS
        : Degree.NOT_AT_ALL;
  }
}
