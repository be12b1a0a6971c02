package fengsui.dns.verdict;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One judgement. The order of precedence is in the package's comment.
final class Trial {

  private static final List<String> NOTHING = List.of("nothing speaks against it");

  private final Answer answer;
  private final Backing backing;
  private final Knowledge knowledge;
  private final Instant at;
  private final @Nullable Profile profile;
  private final Quorum.Opinion opinion;

  private final List<InetAddress> usable;
  private final List<InetAddress> dropped = new ArrayList<>(0);
  private final List<String> condemned = new ArrayList<>(0);
  private final List<String> confirmed = new ArrayList<>(0);
  private final List<String> doubted = new ArrayList<>(0);
  private int confirmations;

  Trial(Answer answer, Backing backing, Knowledge knowledge, Instant at) {
    this.answer = answer;
    this.backing = backing;
    this.knowledge = knowledge;
    this.at = at;
    usable = new ArrayList<>(answer.addresses().size());
    var known = knowledge.profiles().find(answer.name());
    profile = known != null && known.settled(at) ? known : null;
    opinion =
        backing.answers().isEmpty()
            ? Quorum.Opinion.NONE
            : new Quorum(answer, backing.answers(), knowledge).opinion();
  }

  AnswerVerdict verdict() {
    if (answer.addresses().isEmpty()) {
      return empty();
    }
    var whole = wholeDoubts();
    for (var address : answer.addresses()) {
      look(address, whole);
    }
    return new AnswerVerdict(worth(), usable, dropped, reasons());
  }

  private AnswerVerdict empty() {
    var failed = "it has no address: " + answer.outcome().code();
    if (opinion.stand() == Quorum.Stand.AGAINST) {
      return new AnswerVerdict(
          Worth.SUSPECT, List.of(), List.of(), List.of(failed, opinion.words()));
    }
    return new AnswerVerdict(Worth.UNKNOWN, List.of(), List.of(), List.of(failed));
  }

  private void look(InetAddress address, Doubts whole) {
    var type = AddressClass.of(address);
    if (!allowed(address, type)) {
      drop(address, SpecialUse.sentence(address, type));
      return;
    }
    switch (backing.proof(address)) {
      case Proof.Proven proven -> {
        knowledge.crowd().vouch(address, at);
        confirm(address, IpText.of(address) + " holds a valid certificate for " + answer.name());
      }
      case Proof.Refuted refuted ->
          drop(address, "the certificate at %s %s".formatted(IpText.of(address), refuted.why()));
      case Proof.Unreachable unreachable -> weigh(address, whole);
      case null -> weigh(address, whole);
    }
  }

  private boolean allowed(InetAddress address, AddressClass type) {
    return knowledge.privateNames().allows(answer.name(), address, type);
  }

  private void weigh(InetAddress address, Doubts whole) {
    var word = word(address);
    if (word != null) {
      confirm(address, word);
      return;
    }
    var doubts = new Doubts(whole);
    var inside = profile != null && profile.holds(Vicinity.of(address), at);
    if (!inside && pooled(address, doubts)) {
      return;
    }
    if (!inside) {
      crowd(address, doubts);
      usual(address, doubts);
    }
    settle(address, doubts);
  }

  private void settle(InetAddress address, Doubts doubts) {
    if (doubts.condemn()) {
      drop(address, IpText.of(address) + " has two signs against it: " + doubts.words());
    } else if (!doubts.none()) {
      usable.add(address);
      doubts.sentences().stream().filter(each -> !doubted.contains(each)).forEach(doubted::add);
    } else if (opinion.stand() == Quorum.Stand.FOR_ITS_ALIAS) {
      confirm(address, opinion.words());
    } else {
      usable.add(address);
    }
  }

  /// Returns whose word is good enough to take no further look; null if nobody's is.
  private @Nullable String word(InetAddress address) {
    if (answer.trust() == Way.Trust.SIGNED) {
      return "it is from a list that we signed ourselves";
    }
    if (opinion.stand() == Quorum.Stand.FOR_ITS_ADDRESSES) {
      return opinion.words();
    }
    if (backing.proofs().isEmpty()) {
      return null;
    }
    var place = Vicinity.of(address);
    var neighbour =
        backing.proofs().entrySet().stream()
            .filter(each -> each.getValue() instanceof Proof.Proven)
            .anyMatch(each -> Vicinity.of(each.getKey()).equals(place));
    return neighbour ? "an address of " + place + " holds a valid certificate" : null;
  }

  /// Whether the address was dropped for lying in a pool of forged ones.
  private boolean pooled(InetAddress address, Doubts doubts) {
    var words = pool(address);
    if (words == null) {
      return false;
    }
    if (answer.trust() == Way.Trust.PLAIN) {
      drop(address, words);
      return true;
    }
    doubts.weak(words);
    return false;
  }

  private @Nullable String pool(InetAddress address) {
    if (knowledge.portals().contains(address)) {
      return IpText.of(address) + " is a portal that carriers answer with for names they lack";
    }
    return knowledge.forged().contains(address)
        ? IpText.of(address) + " is known from forged answers"
        : null;
  }

  private void crowd(InetAddress address, Doubts doubts) {
    if (answer.trust() != Way.Trust.PLAIN) {
      knowledge.crowd().vouch(address, at);
      return;
    }
    var names = knowledge.crowd().count(address, answer.name(), Profiles.alias(answer), at);
    if (names >= Crowd.MANY) {
      doubts.strong(
          names
              + " unrelated names were answered with "
              + IpText.of(address)
              + " within ten minutes");
    }
  }

  private void usual(InetAddress address, Doubts doubts) {
    if (profile == null) {
      return;
    }
    var alias = Profiles.alias(answer);
    if (alias == null || !profile.holds(Domains.registered(alias), at)) {
      doubts.medium(
          "%s lies outside the %d networks where %s was proven to be"
              .formatted(IpText.of(address), profile.places().size(), answer.name()));
    }
  }

  /// What speaks against the answer whatever its addresses.
  private Doubts wholeDoubts() {
    var doubts = new Doubts();
    if (opinion.stand() == Quorum.Stand.AGAINST) {
      doubts.strong(opinion.words());
    }
    for (var other : answer.others()) {
      if (!sameNetworks(other)) {
        doubts.strong("another answer to the same query said " + texts(other));
        break;
      }
    }
    var odd =
        profile == null || answer.ttl() == null
            ? null
            : profile.oddity(Objects.requireNonNull(answer.ttl()));
    if (odd != null) {
      doubts.weak(odd);
    }
    return doubts;
  }

  private boolean sameNetworks(List<InetAddress> other) {
    return !Collections.disjoint(places(answer.addresses()), places(other));
  }

  private Set<Vicinity> places(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(each -> allowed(each, AddressClass.of(each)))
        .map(Vicinity::of)
        .collect(Collectors.toSet());
  }

  private static String texts(List<InetAddress> addresses) {
    return addresses.isEmpty()
        ? "that there is none"
        : addresses.stream().limit(4).map(IpText::of).collect(Collectors.joining(", "));
  }

  private void drop(InetAddress address, String sentence) {
    dropped.add(address);
    condemned.add(sentence);
  }

  private void confirm(InetAddress address, String sentence) {
    usable.add(address);
    confirmations++;
    if (!confirmed.contains(sentence)) {
      confirmed.add(sentence);
    }
  }

  private Worth worth() {
    if (usable.isEmpty()) {
      return Worth.POISONED;
    }
    if (!dropped.isEmpty() || !doubted.isEmpty()) {
      return Worth.SUSPECT;
    }
    return confirmations == usable.size() ? Worth.GENUINE : Worth.UNKNOWN;
  }

  private List<String> reasons() {
    if (condemned.isEmpty() && doubted.isEmpty() && confirmed.isEmpty()) {
      return NOTHING;
    }
    var reasons = new ArrayList<>(condemned);
    reasons.addAll(doubted);
    reasons.addAll(confirmed);
    return reasons;
  }
}
