package fengsui.client;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A way that does what it is told, and counts.
final class FakeWay implements Way {

  private final String id;
  private final Trust trust;
  private final VirtualTime time;
  private volatile Behaviour behaviour = name -> failed(Failure.DNS_SERVFAIL_ERROR);
  private final AtomicInteger asked = new AtomicInteger();

  /// What it does when asked.
  @FunctionalInterface
  interface Behaviour {
    Answer answer(Name name) throws InterruptedException;
  }

  FakeWay(String id, Trust trust, VirtualTime time) {
    this.id = id;
    this.trust = trust;
    this.time = time;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Trust trust() {
    return trust;
  }

  @Override
  public Answer ask(Name name, Set<Family> families, Duration patience)
      throws InterruptedException {
    asked.incrementAndGet();
    return behaviour.answer(name);
  }

  int asked() {
    return asked.get();
  }

  FakeWay does(Behaviour other) {
    behaviour = other;
    return this;
  }

  FakeWay answers(int millis, String... addresses) {
    return does(name -> after(millis, () -> answer(name, 60, addresses)));
  }

  FakeWay fails(int millis, Failure failure) {
    return does(name -> after(millis, () -> failed(name, failure)));
  }

  FakeWay hangs() {
    return does(name -> after(3_600_000, () -> failed(name, Failure.GENERIC_TIMEOUT_ERROR)));
  }

  private Answer after(int millis, Supplier<Answer> then) throws InterruptedException {
    time.sleep(Duration.ofMillis(millis));
    return then.get();
  }

  Answer answer(Name name, long ttl, String... addresses) {
    return answer(name, ttl, Arrays.stream(addresses).map(IpText::parse).toList());
  }

  Answer answer(Name name, long ttl, List<InetAddress> addresses) {
    return new Answer(
        name,
        id,
        trust,
        Outcome.OK,
        Duration.ZERO,
        addresses,
        List.of(),
        Duration.ofSeconds(ttl),
        List.of());
  }

  Answer failed(Name name, Failure failure) {
    return Answer.failed(name, this, new Outcome.Failed(failure), Duration.ZERO);
  }

  private Answer failed(Failure failure) {
    return failed(Name.of("nobody"), failure);
  }
}
