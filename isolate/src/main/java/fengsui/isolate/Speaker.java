package fengsui.isolate;

import fengsui.model.Contradiction;
import fengsui.model.Floor;
import fengsui.model.Located;
import fengsui.model.Observation;
import fengsui.model.PacketSeen;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who sent the reset that ended a path: the far end, or something nearer. It asks contradictions,
/// the clock and the packets.
final class Speaker {

  /// Under this, on a path of [#LONG_MS] and more, an answer left no building.
  private static final double INSTANT_MS = 0.3;

  private static final double LONG_MS = 5;

  /// Under this share of the floor, no bad moment in which the floor was learnt explains it.
  private static final double NO_JITTER = 0.2;

  /// From this share of the floor on, an answer had the time to come from the far end.
  private static final double HAD_TIME = 0.8;

  private final Track track;
  private final Scene scene;
  private final Observation failed;
  private final List<Clue> clues = new ArrayList<>();

  private Speaker(Track track, Scene scene, Observation failed) {
    this.track = track;
    this.scene = scene;
    this.failed = failed;
  }

  static List<Clue> clues(Track track, Scene scene) {
    var failed = track.failure();
    if (failed == null || scene.symptom(track).kind() != Symptom.Kind.RESET) {
      return List.of();
    }
    var speaker = new Speaker(track, scene, failed);
    speaker.contradictions();
    speaker.clock();
    speaker.location();
    speaker.packets();
    return speaker.clues;
  }

  private void contradictions() {
    failed.evidence().contradictions().stream()
        .map(Speaker::words)
        .filter(words -> words != null)
        .sorted()
        .findFirst()
        .ifPresent(words -> add("voice", "contradicted", words));
  }

  private static @Nullable String words(Contradiction found) {
    return switch (found) {
      case Contradiction.SynAckAfterReset(double ms) ->
          "the far end's SYN+ACK arrived %.1f ms after the SYN, after a RST had already answered"
              .formatted(ms);
      case Contradiction.DataAfterReset(double ms) ->
          "data of the far end arrived after %.1f ms, after a RST had already ended the connection"
              .formatted(ms);
      case Contradiction.SecondAnswer _ -> null;
    };
  }

  private void clock() {
    var floor = pathFloor();
    if (floor != null) {
      judge(floor);
      return;
    }
    var known = scene.floor(track.post(), track.side());
    var beside = known == null ? Floors.givenBeside(failed) : known;
    if (beside != null && beside.ms() >= LONG_MS) {
      var nearer = beside.forbids(failed.ms());
      add(
          "pace",
          nearer ? "nearer" : "as-far",
          "the reset came after %.1f ms; the fastest other host on that side needs %.1f ms (%s)"
              .formatted(failed.ms(), beside.ms(), beside.source()));
    }
  }

  private void judge(Floor floor) {
    var words =
        "the reset came after %.1f ms; the same address cannot answer before %.1f ms (%s)"
            .formatted(failed.ms(), floor.ms(), floor.source());
    if (floor.forbids(failed.ms())) {
      add("time", howFast(floor), words);
    } else if (failed.ms() >= floor.ms() * HAD_TIME && floor.ms() > 2 * Floor.TELLABLE) {
      add("time", "at-floor", words.replace("cannot answer before", "answers after"));
    }
  }

  private String howFast(Floor floor) {
    if (floor.ms() < LONG_MS) {
      return "too-fast";
    }
    if (failed.ms() < INSTANT_MS) {
      return "instant";
    }
    return failed.ms() < floor.ms() * NO_JITTER ? "far-too-fast" : "too-fast";
  }

  /// The floor of the path; after a handshake, that handshake's own time is one.
  private @Nullable Floor pathFloor() {
    var floor = scene.floors().ofPath(failed);
    var connect = track.seen(Stage.CONNECT);
    if (failed.stage() == Stage.CONNECT || connect == null || !connect.outcome().ok()) {
      return floor;
    }
    var rtt = connect.evidence().find(Connected.class).map(Connected::rttMs).orElse(null);
    return floor == null && rtt != null && rtt > 0 ? new Floor(rtt, "its own handshake") : floor;
  }

  private void packets() {
    var resets = resets(failed);
    if (resets.isEmpty()) {
      return;
    }
    var genuine = genuine();
    if (genuine != null) {
      trace(resets, genuine);
    }
    if (Packets.burst(resets, failed.stage() == Stage.CONNECT)) {
      add("burst", "several", "one burst of resets: " + Packets.words(resets));
    }
  }

  private void trace(List<PacketSeen> resets, PacketSeen genuine) {
    var apart = resets.stream().mapToInt(reset -> Packets.hopsApart(reset, genuine)).max();
    var words =
        "TTL of the reset %s, of the same address's SYN+ACK %d"
            .formatted(Packets.ttls(resets), genuine.ttl());
    if (apart.orElse(0) >= Packets.ELSEWHERE) {
      add("trace", "alien", words);
    } else if (resets.stream().allMatch(reset -> Math.abs(reset.ttl() - genuine.ttl()) <= 1)) {
      add("trace", "alike", words);
    }
  }

  /// Whether a trigger expired at a router on the way, and the reset came all the same.
  private void location() {
    var located = failed.evidence().located();
    if (located != null && located.hops().stream().anyMatch(this::midway)) {
      add("located", "midway", "a packet that cannot live to the target triggers the reset");
    }
  }

  private boolean midway(Located.Hop hop) {
    return hop.reset() && hop.router() != null && !hop.router().equals(track.address());
  }

  private static List<PacketSeen> resets(Observation of) {
    return of.evidence().packets().stream().filter(p -> p.inbound() && p.reset()).toList();
  }

  /// A SYN+ACK of the same address: of this flow, or of another port.
  private @Nullable PacketSeen genuine() {
    var own = synAck(track);
    if (own != null) {
      return own;
    }
    var address = track.address();
    return scene
        .everSamePost(track)
        .filter(other -> address != null && address.equals(other.address()))
        .map(Speaker::synAck)
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable PacketSeen synAck(Track of) {
    var seen = of.seen(Stage.CONNECT);
    return seen == null
        ? null
        : seen.evidence().packets().stream()
            .filter(packet -> packet.inbound() && packet.synAck())
            .findFirst()
            .orElse(null);
  }

  private void add(String question, String answer, String words) {
    clues.add(Say.clue(question, answer, words, failed));
  }
}
