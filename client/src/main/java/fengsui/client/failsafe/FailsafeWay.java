package fengsui.client.failsafe;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Outcome;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The way that asks nobody: it answers from the bundle. It fails in words, never with a denial,
/// for what the bundle does not hold, whose owner does not allow addresses, or when the bundle is
/// not valid by this host's clock.
public final class FailsafeWay implements Way {

  private static final Duration TTL = Duration.ofSeconds(60);

  private final Supplier<Optional<Bundle>> bundle;
  private final InstantSource clock;

  /// @param bundle the one that counts now, such as [BundleStore#bundle]
  public FailsafeWay(Supplier<Optional<Bundle>> bundle, InstantSource clock) {
    this.bundle = bundle;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "failsafe";
  }

  @Override
  public Trust trust() {
    return Trust.SIGNED;
  }

  @Override
  public Answer ask(Name name, Set<Family> families, Duration patience) {
    var current = bundle.get();
    if (current.isEmpty()) {
      return failed(name, "there is no failsafe bundle");
    }
    var objection = current.get().objection(clock.instant());
    if (objection.isPresent()) {
      return failed(name, "failsafe " + objection.get());
    }
    return current
        .get()
        .find(name)
        .map(entry -> answer(name, entry, families))
        .orElseGet(() -> failed(name, "the failsafe bundle does not hold it"));
  }

  private Answer answer(Name name, Bundle.Entry entry, Set<Family> families) {
    if (!entry.directIpAllowed()) {
      return failed(name, "its owner does not allow addresses that no resolver gave");
    }
    var addresses =
        entry.addresses().stream().filter(each -> families.contains(family(each))).toList();
    if (addresses.isEmpty()) {
      return failed(name, "the failsafe bundle holds no address of this kind");
    }
    return new Answer(
        name, id(), trust(), Outcome.OK, Duration.ZERO, addresses, List.of(), TTL, List.of());
  }

  private static Family family(InetAddress address) {
    return address instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
  }

  private Answer failed(Name name, String words) {
    return Answer.failed(name, this, new Outcome.Unclassified(words), Duration.ZERO);
  }
}
