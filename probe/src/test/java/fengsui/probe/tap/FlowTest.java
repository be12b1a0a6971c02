package fengsui.probe.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fengsui.model.Contradiction;
import fengsui.model.PacketSeen;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The packets of 2025-08-20 and their likes, in milliseconds.
class FlowTest {

  private static final long OURS = 4_294_967_290L; // wraps within the connection
  private static final long THEIRS = 2_000_000_000L;
  private static final long EVER = 1_000_000_000_000L;

  @Test
  void showsNumbersAsWiresharkDoes() {
    var flow =
        new Flow(
            List.of(
                sent(0, "S", OURS, 0, 0),
                came(7, "RA", 0, OURS + 1, 0),
                came(60, "RA", THEIRS + 1, OURS + 1, 0),
                came(120, "SA", THEIRS, OURS + 1, 0),
                sent(121, "A", OURS + 1, THEIRS + 1, 0),
                sent(122, "PA", OURS + 1, THEIRS + 1, 500),
                came(180, "A", THEIRS + 1, OURS + 501, 0)));

    assertThat(flow.between(0, EVER))
        .extracting(PacketSeen::flags, PacketSeen::seq, PacketSeen::ack)
        .containsExactly(
            tuple("S", 0L, 0L),
            tuple("RA", 1L, 1L),
            tuple("RA", 1L, 1L),
            tuple("SA", 0L, 1L),
            tuple("A", 1L, 1L),
            tuple("PA", 1L, 1L),
            tuple("A", 1L, 501L));
  }

  @Test
  void findsTheGenuineSynAckBehindAForgedRst() {
    var flow =
        new Flow(
            List.of(
                sent(5, "S", OURS, 0, 0),
                came(12, "RA", 0, OURS + 1, 0),
                came(130, "SA", THEIRS, OURS + 1, 0),
                sent(131, "R", OURS + 1, 0, 0)));

    assertThat(flow.contradictions(0, EVER))
        .containsExactly(new Contradiction.SynAckAfterReset(125));
  }

  @Test
  void findsNothingOddInAGenuineRefusal() {
    var flow = new Flow(List.of(sent(0, "S", OURS, 0, 0), came(130, "RA", 0, OURS + 1, 0)));

    assertThat(flow.contradictions(0, EVER)).isEmpty();
  }

  @Test
  void findsDataThatWereSentAfterARst() {
    var flow =
        new Flow(
            List.of(
                sent(0, "S", OURS, 0, 0),
                came(100, "SA", THEIRS, OURS + 1, 0),
                sent(101, "PA", OURS + 1, THEIRS + 1, 500),
                came(108, "RA", THEIRS + 1, OURS + 501, 0),
                came(201, "A", THEIRS + 1, OURS + 501, 0)));

    assertThat(flow.contradictions(101_000_000, EVER))
        .containsExactly(new Contradiction.DataAfterReset(100));
  }

  @Test
  void takesDataThatTheRstOvertookForNoProof() {
    var flow =
        new Flow(
            List.of(
                sent(0, "S", OURS, 0, 0),
                came(100, "SA", THEIRS, OURS + 1, 0),
                sent(101, "PA", OURS + 1, THEIRS + 1, 500),
                came(200, "R", THEIRS + 301, 0, 0),
                came(201, "PA", THEIRS + 1, OURS + 501, 300)));

    assertThat(flow.contradictions(101_000_000, EVER)).isEmpty();
  }

  @Test
  void measuresFromTheSynToWhatEndedTheStage() {
    var flow =
        new Flow(
            List.of(
                sent(5, "S", OURS, 0, 0),
                came(9, "R", 77, 0, 0),
                came(130, "SA", THEIRS, OURS + 1, 0)));

    assertThat(flow.spanMs(0, EVER, true)).hasValue(4);
    assertThat(flow.spanMs(0, EVER, false)).hasValue(125);
    assertThat(flow.spanMs(0, 6_000_000, false)).isEmpty();
  }

  @Test
  void keepsFortyPacketsAtMost() {
    var many = IntStream.range(0, 100).mapToObj(i -> sent(i, "A", OURS + i, 0, 0)).toList();

    assertThat(new Flow(many).between(0, EVER)).hasSize(40);
  }

  private static Frame sent(int ms, String flags, long seq, long ack, int payload) {
    return frame(ms, false, flags, seq, ack, payload);
  }

  private static Frame came(int ms, String flags, long seq, long ack, int payload) {
    return frame(ms, true, flags, seq, ack, payload);
  }

  private static Frame frame(
      int ms, boolean inbound, String flags, long seq, long ack, int payload) {
    var wrapped = 0xffffffffL;
    return new Frame(
        ms * 1_000_000L, inbound, 64, 0, true, flags, 0, seq & wrapped, ack & wrapped, payload);
  }
}
