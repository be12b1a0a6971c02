package fengsui.isolate;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Change;
import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Floor;
import fengsui.model.IcmpError;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.PacketSeen;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Observations without any sense: every field drawn by itself, all of them valid.
final class Noise {

  private static final List<String> ADDRESSES =
      List.of(
          "127.0.0.2", "0.0.0.0", "198.51.100.1", "31.13.94.37", "::1", "2001:db8::1", "10.0.0.1");
  private static final List<String> RESOLVERS =
      List.of("udp://192.0.2.53:53", "tcp://192.0.2.53:53", "8.8.8.8", "system", "[::1]:53", "doh");
  private static final Instant NOON = Instant.parse("2025-08-12T04:00:00Z");

  private final Random random;

  Noise(long seed) {
    random = new Random(seed);
  }

  List<Observation> observations(int count) {
    return IntStream.range(0, count).mapToObj(_ -> observation()).toList();
  }

  List<Change> changes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Change(
                "C-" + i,
                any("deploy", "config", "dns", "other"),
                "a",
                time(),
                Map.of("target", any("a", "b"))))
        .toList();
  }

  Observation observation() {
    return new Observation(
        time(),
        any("one", "two", "three", "four"),
        new Vantage(
            new Carrier(any("telecom", "unicom", "mobile", "other")),
            any("beijing", "shanghai", "unknown"),
            any(Access.values()),
            any(Side.values())),
        target(),
        any(Stage.values()),
        outcome(),
        random.nextDouble() * any(1, 10, 300, 5000),
        random.nextInt(4) == 0 ? null : peer(),
        evidence(),
        1 + random.nextInt(3));
  }

  private Instant time() {
    return NOON.plus(Duration.ofMinutes(random.nextInt(60)));
  }

  private Target target() {
    var owner = Owner.of(any("ours", "provider:acme", "control"));
    var port = any(443, 80, 8443);
    return new Target(
        any("a", "b", "c"),
        any(Scheme.values()),
        any("a.example", "b.example", "localhost", "198.51.100.1", "2001:db8::1"),
        port,
        "/",
        any(Side.values()),
        owner);
  }

  private Outcome outcome() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> Outcome.OK;
      case 2 -> new Outcome.Unclassified("errno 71");
      default -> new Outcome.Failed(any(Failure.values()));
    };
  }

  private String peer() {
    var address = any(ADDRESSES.toArray(String[]::new));
    return random.nextInt(9) == 0
        ? address
        : address.contains(":") ? "[" + address + "]:443" : address + ":443";
  }

  private Evidence evidence() {
    return new Evidence(
        facts(),
        maybe(any(Ending.values())),
        maybe(new IcmpError(3, 13, any(ADDRESSES.toArray(String[]::new)))),
        IntStream.range(0, random.nextInt(4)).mapToObj(_ -> packet()).toList(),
        random.nextInt(6) == 0 ? List.of(contradiction()) : List.of(),
        random.nextInt(3) > 0
            ? null
            : new ControlPair(
                any("a", "b", "z"),
                any(ControlPair.Factor.values()),
                any("80", "8443", "99999", "none", "domestic", "tcp://192.0.2.53:53", "")),
        List.of(),
        null);
  }

  private StageFacts facts() {
    var floor =
        maybe(new Floor(0.1 + random.nextDouble() * 200, any("learnt", "port 80", "control x")));
    return switch (random.nextInt(5)) {
      case 0 -> new StageFacts.Connected(0, maybe(random.nextInt(2)), maybe(9.5), floor);
      case 1 -> new StageFacts.Secured(null, null, null, null, null, List.of(), null, null, floor);
      case 2 -> new StageFacts.Exchanged("HTTP/1.1", 200, null, null, 0, null, floor);
      case 3 -> resolved();
      default -> null;
    };
  }

  private StageFacts resolved() {
    return new StageFacts.Resolved(
        any(RESOLVERS.toArray(String[]::new)),
        addresses(),
        List.of(),
        maybe("NOERROR"),
        maybe(60L),
        random.nextBoolean()
            ? List.of()
            : List.of(new StageFacts.LateAnswer(random.nextInt(300), "NOERROR", addresses())));
  }

  private List<String> addresses() {
    return random.ints(random.nextInt(3), 0, ADDRESSES.size()).mapToObj(ADDRESSES::get).toList();
  }

  private Contradiction contradiction() {
    return switch (random.nextInt(3)) {
      case 0 -> new Contradiction.SynAckAfterReset(130);
      case 1 -> new Contradiction.DataAfterReset(130);
      default -> new Contradiction.SecondAnswer(addresses(), addresses(), 9);
    };
  }

  private PacketSeen packet() {
    return new PacketSeen(
        random.nextDouble() * 200,
        random.nextBoolean(),
        any("R", "RA", "SA", "S", ""),
        random.nextInt(256),
        0,
        true,
        random.nextInt(5),
        0,
        0,
        0);
  }

  @SafeVarargs
  private <T> T any(T... of) {
    return of[random.nextInt(of.length)];
  }

  private <T> T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }
}
