package fengsui.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.PacketSeen;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpoolTest {

  private static final Instant START = Instant.parse("2025-08-20T00:34:00Z");
  private static final int ALL = 1_000_000;

  @TempDir private Path folder;

  private final List<String> log = new CopyOnWriteArrayList<>();

  private Spool open() {
    return open(512L << 20);
  }

  private Spool open(long mostBytes) {
    var settings = new SpoolSettings(folder, mostBytes, 1 << 20, Duration.ofMillis(5));
    return Spool.open(settings, InstantSource.system(), log::add);
  }

  private static Observation seen(int number, String id) {
    var target = new Target(id, Scheme.TCP, "192.0.2.1", 443, "/", Side.OVERSEAS, Owner.OURS);
    return new Observation(
        START.plusSeconds(number),
        "bj-1",
        Vantage.HERE,
        target,
        Stage.CONNECT,
        Outcome.OK,
        number,
        null,
        Evidence.NONE,
        1);
  }

  private static List<Observation> seen(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> seen(number, "t")).toList();
  }

  private static void keep(Spool spool, List<Observation> observations) throws Exception {
    spool.add(observations);
    spool.flush(Duration.ofSeconds(20));
  }

  private static List<String> lines(Batch batch) throws IOException {
    if (batch.isEmpty()) {
      return List.of();
    }
    var in = new GZIPInputStream(new ByteArrayInputStream(batch.gzipped()));
    return new String(in.readAllBytes(), UTF_8).lines().toList();
  }

  @Test
  void givesBackWhatItWasGivenOldestFirstWithNumbersFromOneOn() throws Exception {
    try (var spool = open()) {
      keep(spool, seen(0, 3));
      keep(spool, seen(3, 5));

      var expected = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        expected.add(Json.write(i + 1, seen(i, "t")));
      }
      assertThat(lines(spool.oldest(ALL, ALL))).isEqualTo(expected);
      assertThat(spool.gauges().spooled()).isEqualTo(5);
    }
  }

  @Test
  void keepsWhatIsNotAcknowledgedThroughARestartAndNeverUsesANumberAgain() throws Exception {
    try (var spool = open()) {
      keep(spool, seen(0, 4));
      var batch = spool.oldest(ALL, ALL);
      spool.acknowledge(batch, List.of(new Range(1, 4)));
      assertThat(spool.oldest(ALL, ALL).isEmpty()).isTrue();
    }
    try (var spool = open()) {
      keep(spool, seen(4, 5));

      assertThat(lines(spool.oldest(ALL, ALL))).containsExactly(Json.write(5, seen(4, "t")));
    }
    try (var spool = open()) {
      assertThat(spool.oldest(ALL, ALL).ranges()).containsExactly(new Range(5, 5));
    }
  }

  @Test
  void isTheSameSpoolAfterARestart() throws Exception {
    java.util.UUID id;
    try (var spool = open()) {
      id = spool.oldest(1, 1).spool();
    }
    try (var spool = open()) {
      assertThat(spool.oldest(1, 1).spool()).isEqualTo(id);
    }
  }

  @Test
  void aChunkGoesOnlyWhenAllOfItIsAcknowledged() throws Exception {
    try (var spool = open()) {
      keep(spool, seen(0, 10));
      var batch = spool.oldest(ALL, ALL);
      spool.acknowledge(batch, List.of(new Range(1, 4), new Range(6, 10)));
      assertThat(spool.gauges().spooled()).isEqualTo(10);

      spool.acknowledge(batch, List.of(new Range(6, 10), new Range(1, 3), new Range(3, 5)));
      assertThat(spool.gauges().spooled()).isZero();
    }
  }

  @Test
  void dropsTheOldestWhenItIsFullAndSaysHowManyAndFromWhenToWhen() throws Exception {
    var random = new Random(1);
    try (var spool = open(96 << 10)) {
      for (int i = 0; i < 40; i++) {
        int from = i * 200;
        var some =
            IntStream.range(from, from + 200)
                .mapToObj(number -> seen(number, "t" + random.nextLong()))
                .toList();
        keep(spool, some);
      }
      var left = spool.oldest(ALL, Integer.MAX_VALUE);
      var dropped = spool.gauges().dropped();
      var loss = spool.takeLost();

      assertThat(dropped).isPositive();
      assertThat(left.count() + dropped).isEqualTo(8000);
      assertThat(left.ranges().getFirst().from()).isEqualTo(dropped + 1);
      assertThat(left.ranges().getLast().to()).isEqualTo(8000);
      assertThat(loss)
          .isEqualTo(
              new Loss(
                  dropped, START.toEpochMilli(), START.plusSeconds(dropped - 1).toEpochMilli()));
      assertThat(spool.takeLost()).isEqualTo(Loss.NONE);
      assertThat(log)
          .contains(
              "spool: full; the oldest observations go; let the post answer or allow it more");
      assertThat(Files.size(folder.resolve("spool.db"))).isLessThan(400 << 10);
    }
  }

  @Test
  void aDamagedFileIsSetAsideAndANewSpoolBegins() throws Exception {
    java.util.UUID before;
    try (var spool = open()) {
      keep(spool, seen(0, 3));
      before = spool.oldest(1, 1).spool();
    }
    Files.writeString(folder.resolve("spool.db"), "this is no database at all".repeat(400));

    try (var spool = open()) {
      keep(spool, seen(3, 4));

      var batch = spool.oldest(ALL, ALL);
      assertThat(batch.spool()).isNotEqualTo(before);
      assertThat(batch.ranges()).containsExactly(new Range(1, 1));
      assertThat(log)
          .singleElement()
          .asString()
          .matches(
              "spool: .*spool.db is damaged \\(.*\\); it is now .*/spool-damaged-.*\\.db and a"
                  + " new spool begins; .*");
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .anyMatch(name -> name.startsWith("spool-damaged-"));
      }
    }
  }

  @Test
  void aDamageInTheMiddleIsFoundWhenItIsOpened() throws Exception {
    var random = new Random(2);
    try (var spool = open()) {
      keep(
          spool, IntStream.range(0, 3000).mapToObj(i -> seen(i, "t" + random.nextLong())).toList());
    }
    var file = folder.resolve("spool.db");
    var bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 4096, 4096 * 4, (byte) 0x5a);
    Files.write(file, bytes);

    try (var spool = open()) {
      keep(spool, seen(0, 1));
      assertThat(spool.gauges().spooled()).isEqualTo(1);
      assertThat(log).anyMatch(line -> line.contains("is damaged"));
    }
  }

  @Test
  void whatCannotBeWrittenWaitsInMemoryTheNewestOfIt() throws Exception {
    try (var spool = open()) {
      Files.createDirectory(folder.resolve("elsewhere"));
      keep(spool, seen(0, 1));
    }
    Files.delete(folder.resolve("spool.db"));
    Files.createDirectory(folder.resolve("spool.db"));
    try (var spool = open()) {
      spool.add(seen(0, 10_000));
      spool.flush(Duration.ofMillis(1500));

      assertThat(spool.trouble()).contains("cannot be used");
      assertThat(spool.gauges().waiting()).isBetween(1000L, 9999L);

      Files.delete(folder.resolve("spool.db"));
      spool.flush(Duration.ofSeconds(20));

      var batch = lines(spool.oldest(ALL, Integer.MAX_VALUE));
      assertThat(batch.getLast()).contains(Json.write(seen(9999, "t")).substring(0, 60));
      assertThat(batch.size() + spool.gauges().dropped()).isEqualTo(10_000);
      assertThat(spool.trouble()).isEmpty();
    }
  }

  @Test
  void manyAreCommittedTogether() throws Exception {
    try (var spool = open()) {
      for (int i = 0; i < 2000; i++) {
        spool.add(List.of(seen(i, "t")));
      }
      spool.flush(Duration.ofSeconds(20));

      assertThat(spool.gauges().committed()).isEqualTo(2000);
      assertThat(spool.gauges().commits()).isLessThan(500);
    }
  }

  @Test
  void packetsAreLeftOutOfAnObservationThatThePostWouldNotTake() throws Exception {
    var packet = new PacketSeen(1, true, "RA", 64, 1, true, 64240, 1234567890L, 1234567890L, 1400);
    var plain = seen(0, "t");
    var packets = Collections.nCopies(512, packet);
    var heavy =
        new Observation(
            plain.at(),
            plain.agent(),
            plain.vantage(),
            plain.target(),
            plain.stage(),
            plain.outcome(),
            plain.ms(),
            null,
            Evidence.NONE.withPackets(packets, List.of()),
            1);
    try (var spool = open()) {
      keep(spool, List.of(heavy));

      var line = lines(spool.oldest(ALL, ALL)).getFirst();
      assertThat(line.length()).isLessThan(64 << 10);
      assertThat(Json.readObservation(line).evidence().missing())
          .containsExactly("Packets after the first 200: the observation was too long.");
    }
  }

  @Test
  void floorsOutliveTheProgramButNotAMoveToAnotherPlace() throws Exception {
    var peer = new InetSocketAddress("192.0.2.7", 443);
    try (var spool = open()) {
      spool.standAt(Vantage.HERE);
      spool.floors().learn(peer, 31.5);
      spool.floors().learn(peer, 40);
    }
    try (var spool = open()) {
      spool.standAt(Vantage.HERE);
      assertThat(spool.floors().find(peer)).hasValue(31.5);

      var elsewhere =
          new Vantage(fengsui.model.Carrier.OTHER, "beijing", Vantage.HERE.access(), Side.DOMESTIC);
      spool.standAt(elsewhere);
      assertThat(spool.floors().find(peer)).isEmpty();
    }
    try (var spool = open()) {
      assertThat(spool.floors().find(peer)).isEmpty();
    }
  }
}
