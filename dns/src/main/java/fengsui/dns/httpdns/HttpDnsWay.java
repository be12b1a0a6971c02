package fengsui.dns.httpdns;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.https.Fetched;
import fengsui.dns.https.FieldTimes;
import fengsui.dns.https.Rotation;
import fengsui.dns.https.Service;
import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks a vendor's HTTPDNS. The newest valid key signs; when it is refused, the one before it does.
/// Safe for use by many threads.
public final class HttpDnsWay implements Way {

  private static final int MOST_KEYS = 2;
  private static final Duration NOTABLE_SKEW = Duration.ofSeconds(30);
  private static final Key NO_KEY = Key.of("", "");

  private final Vendor vendor;
  private final String account;
  private final KeyRing keys;
  private final Service service;
  private final InstantSource clock;
  private volatile Duration skew = Duration.ZERO;
  private volatile @Nullable Key refused;

  /// Whose account it is, and by which grammar.
  record Account(Vendor vendor, String id, KeyRing keys) {}

  HttpDnsWay(Account account, Service service, InstantSource clock) {
    this.vendor = account.vendor();
    this.account = account.id();
    this.keys = account.keys();
    this.service = service;
    this.clock = clock;
  }

  @Override
  public String id() {
    var tls = service.origin().tls();
    var place = service.origin().toString().replaceFirst("https?://", "");
    return "httpdns+" + vendor.word() + "://" + place + (tls ? "" : "?" + HttpDnsText.PLAIN);
  }

  @Override
  public Trust trust() {
    return service.origin().tls() || vendor.sealsAnswers() ? Trust.AUTHENTICATED : Trust.PLAIN;
  }

  /// Whose turn it is among the vendor's addresses; the caller may keep it over a restart.
  public Rotation rotation() {
    return service.rotation();
  }

  /// Goes over to other addresses of the vendor, such as kept ones.
  public void use(Rotation rotation) {
    service.use(rotation);
  }

  @Override
  public Answer ask(Name name, Set<Family> families, Duration patience)
      throws InterruptedException {
    return askAll(List.of(name), families, patience).getFirst();
  }

  /// Asks for several names in one request and returns an answer for each, in their order.
  ///
  /// @throws IllegalArgumentException if there are more than the vendor takes, or none
  /// @throws InterruptedException if the thread is interrupted
  public List<Answer> askAll(List<Name> names, Set<Family> families, Duration patience)
      throws InterruptedException {
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a way must be asked for at least one family");
    }
    if (names.isEmpty() || names.size() > vendor.mostNames()) {
      throw new IllegalArgumentException(
          "%s takes 1 to %d names, but there are %d"
              .formatted(vendor.word(), vendor.mostNames(), names.size()));
    }
    var start = System.nanoTime();
    var inquiry = new Inquiry(account, names, families);
    var reading =
        inquiry.askable()
            ? reading(inquiry, start + patience.toNanos())
            : Reading.failed("not the name of a host");
    var elapsed = Duration.ofNanos(System.nanoTime() - start);
    return names.stream().map(name -> answer(name, reading, elapsed)).toList();
  }

  private Reading reading(Inquiry inquiry, long deadline) throws InterruptedException {
    var last = Reading.failed("no key of the account holds now");
    for (var key : candidates()) {
      last = reading(inquiry, key, deadline);
      if (!(last instanceof Reading.KeyRefused)) {
        return last;
      }
      refused = key;
    }
    return last;
  }

  /// A key that was refused goes behind, so that not every question is asked twice until the newest
  /// counts everywhere.
  private List<Key> candidates() {
    if (!vendor.needsKey()) {
      return List.of(NO_KEY);
    }
    var valid = new ArrayList<>(keys.valid(clock.instant()).stream().limit(MOST_KEYS).toList());
    var behind = refused;
    valid.sort(Comparator.comparing(key -> key.equals(behind)));
    return valid;
  }

  /// Asks once, and once more if the vendor's clock turns out to be another than ours.
  private Reading reading(Inquiry inquiry, Key key, long deadline) throws InterruptedException {
    var first = readingOnce(inquiry, key, deadline);
    return first.skewed() && first.reading() instanceof Reading.KeyRefused
        ? readingOnce(inquiry, key, deadline).reading()
        : first.reading();
  }

  private record Once(Reading reading, boolean skewed) {}

  private Once readingOnce(Inquiry inquiry, Key key, long deadline) throws InterruptedException {
    var request = vendor.request(inquiry, key, clock.instant().plus(skew));
    var left = Duration.ofNanos(deadline - System.nanoTime());
    return switch (service.fetch(request, left)) {
      case Fetched.Broken broken -> new Once(new Reading.Failed(broken.outcome()), false);
      case Fetched.Spared spared -> new Once(new Reading.Failed(spared.outcome()), false);
      case Fetched.Response response ->
          new Once(vendor.read(inquiry, response, key), skewed(response));
    };
  }

  private boolean skewed(Fetched.Response response) {
    var now = clock.instant();
    var told = FieldTimes.date(response).map(date -> Duration.between(now, date)).orElse(skew);
    var moved = told.minus(skew).abs().compareTo(NOTABLE_SKEW) > 0;
    if (moved) {
      skew = told;
    }
    return moved;
  }

  /// By plain HTTP only what a key sealed is the vendor's own word; a refusal never is.
  private Answer answer(Name name, Reading reading, Duration elapsed) {
    var said = reading instanceof Reading.Said;
    var own = service.origin().tls() || (said && vendor.sealsAnswers());
    var lines = said ? lines(name, (Reading.Said) reading) : List.<Reading.Line>of();
    var addresses =
        lines.stream()
            .flatMap(line -> line.addresses().stream())
            .sorted(Comparator.comparing((InetAddress each) -> IpText.of(each).contains(":")))
            .toList();
    return new Answer(
        name,
        id(),
        own ? Trust.AUTHENTICATED : Trust.PLAIN,
        addresses.isEmpty() ? failure(reading, lines) : Outcome.OK,
        elapsed,
        addresses,
        List.of(),
        addresses.isEmpty() ? null : ttl(lines),
        List.of());
  }

  private static List<Reading.Line> lines(Name name, Reading.Said said) {
    return said.lines().stream().filter(line -> line.name().equals(name)).toList();
  }

  private static Outcome failure(Reading reading, List<Reading.Line> lines) {
    return switch (reading) {
      case Reading.Failed failed -> failed.outcome();
      case Reading.KeyRefused keyRefused -> keyRefused.outcome();
      case Reading.Said said ->
          new Outcome.Failed(
              lines.isEmpty() ? Failure.DNS_SERVER_MISBEHAVING : Failure.DNS_NO_ANSWER);
    };
  }

  private static @Nullable Duration ttl(List<Reading.Line> lines) {
    @Nullable Duration shortest = null;
    for (var line : lines) {
      shortest = line.addresses().isEmpty() ? shortest : Lines.shorter(shortest, line.ttl());
    }
    return shortest;
  }

  @Override
  public String toString() {
    return id();
  }
}
