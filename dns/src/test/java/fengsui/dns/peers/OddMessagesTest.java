package fengsui.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpTransport;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Odd messages, served to dig and to us: neither hangs, and what one takes for an answer the other
/// does, but for a few that have their reason here.
@Timeout(120)
class OddMessagesTest {

  private static final String ASKED = "0473686f70 0474657374 00 0001 0001";
  private static final String ONE = "8180 0001 0001 0000 0000 " + ASKED;
  private static final String TAIL = "0001 0001 0000003c 0004 c6120101";
  private static final String L49 = "31" + "6c".repeat(49);
  private static final String L63 = "3f" + "6c".repeat(63);

  /// Everything after the id, in hexadecimal.
  private static final Map<String, String> ODD = new LinkedHashMap<>();

  static {
    ODD.put("as it should be", ONE + "c00c" + TAIL);
    ODD.put("nothing in it", "8180 0001 0000 0000 0000" + ASKED);
    ODD.put(
        "in other case", "8180 0001 0001 0000 0000 0453486f50 0454655354 00 0001 0001 c00c" + TAIL);
    ODD.put("pointer to itself", ONE + "c01b" + TAIL);
    ODD.put("pointers in a ring", ONE + "0161 c01e 0161 c01b" + TAIL);
    ODD.put("pointer forward", ONE + "c01d" + TAIL);
    ODD.put("pointer past the end", ONE + "ffff" + TAIL);
    ODD.put("pointer into the header", ONE + "c004" + TAIL); // reads as the root, whatever the id
    ODD.put("cut in the address", ONE + "c00c 0001 0001 0000003c 0004 c612");
    ODD.put("cut in the owner", ONE + "04 7368");
    ODD.put("one answer less than counted", "8180 0001 0002 0000 0000" + ASKED + "c00c" + TAIL);
    ODD.put("65535 answers counted", "8180 0001 ffff 0000 0000" + ASKED + "c00c" + TAIL);
    ODD.put("one question less than counted", "8180 0002 0000 0000 0000" + ASKED);
    ODD.put("bytes behind", ONE + "c00c" + TAIL + "00ff");
    ODD.put("header only", "8180 0000 0000 0000 0000");
    ODD.put("header only, failed", "8182 0000 0000 0000 0000");
    ODD.put("less than a header", "8180 0000 0000 0000");
    ODD.put("a query", "0100 0001 0000 0000 0000" + ASKED);
    ODD.put("another question", "8180 0001 0000 0000 0000 056f74686572 0474657374 00 0001 0001");
    ODD.put("another type asked", "8180 0001 0000 0000 0000 0473686f70 0474657374 00 001c 0001");
    ODD.put("owner of 255 bytes", ONE + L63 + L63 + L63 + "3d" + "6c".repeat(61) + "00" + TAIL);
    ODD.put("owner of 256 bytes", ONE + L63 + L63 + L63 + "3e" + "6c".repeat(62) + "00" + TAIL);
    ODD.put("owner too long by pointer", ONE + L63 + L63 + L63 + L49 + "c00c" + TAIL);
    ODD.put("label of 63 bytes", ONE + L63 + "00" + TAIL);
    ODD.put("label of 64 bytes", ONE + "40" + "6c".repeat(64) + "00" + TAIL);
    ODD.put("label of kind 0x80", ONE + "81" + "6c" + "00" + TAIL);
    ODD.put("address of 3 bytes", ONE + "c00c 0001 0001 0000003c 0003 c61201");
    ODD.put("address of 5 bytes", ONE + "c00c 0001 0001 0000003c 0005 c612010101");
    ODD.put("alias of itself", ONE + "c00c 0005 0001 0000003c 0002 c00c");
    ODD.put("alias with a byte behind", ONE + "c00c 0005 0001 0000003c 0003 c00c00");
    ODD.put("text without texts", ONE + "c00c 0010 0001 0000003c 0000");
    ODD.put("text past its end", ONE + "c00c 0010 0001 0000003c 0002 0561");
    ODD.put("of unknown type", ONE + "c00c ff00 0001 0000003c 0002 abcd");
    ODD.put("of class CHAOS", ONE + "c00c 0001 0003 0000003c 0002 abcd");
    ODD.put("two OPT", "8180 0001 0000 0000 0002" + ASKED + "00 0029 04d0 00000000 0000".repeat(2));
    ODD.put("OPT among the answers", ONE + "00 0029 04d0 00000000 0000");
    ODD.put("OPT of a name", "8180 0001 0000 0000 0001" + ASKED + "c00c 0029 04d0 00000000 0000");
    ODD.put(
        "OPT with an option cut",
        "8180 0001 0000 0000 0001" + ASKED + "00 0029 04d0 00000000 0005 000a 0008 2c");
    ODD.put(
        "subnet with bits behind",
        "8180 0001 0000 0000 0001"
            + ASKED
            + "00 0029 04d0 00000000 000b 0008 0007 0001 14 00 c000ff");
    ODD.put("service compressed", ONE + "c00c 0041 0001 0000003c 0004 0001 c00c");
    ODD.put(
        "service falling",
        ONE + "c00c 0041 0001 0000003c 0010 0001 00 0003 0002 01bb 0001 0003 026832");
    ODD.put(
        "service without its mandatory",
        ONE + "c00c 0041 0001 0000003c 0009 0001 00 0000 0002 0001");
    ODD.put("of opcode STATUS", "9180 0001 0000 0000 0000" + ASKED);
    ODD.put("with all flags", "87f0 0001 0000 0000 0000" + ASKED);
  }

  /// What we and dig differ in, and why that is right.
  private static final Map<String, String> JUSTIFIED =
      Map.of(
          // RFC 1035 §4.1.1: QR says that a message is a response
          "a query", "dig takes it, we do not",
          // RFC 5452 §9.1: only a failure may come without the question
          "header only", "dig takes it, we do not",
          // RFC 9460 §2.2: the target is not compressed
          "service compressed", "dig takes it, we do not",
          // we read the first OPT among the additional records and nothing else of EDNS, so these
          // say nothing that we would believe; what else the answer says is evidence
          "two OPT", "we take it, dig does not",
          "OPT among the answers", "we take it, dig does not",
          "OPT of a name", "we take it, dig does not");

  @BeforeAll
  static void needDig() {
    Peer.need(Dig.PROGRAM, "bind9-dnsutils");
  }

  private static FakeResolver server(String odd) throws Exception {
    var rest = HexFormat.of().parseHex(odd.replace(" ", ""));
    return new FakeResolver((query, back) ->
        back.send(
            ByteBuffer.allocate(2 + rest.length)
                .putShort((short) query.header().id())
                .put(rest)
                .array()));
  }

  private static boolean weTake(Transport transport, InetSocketAddress server) throws Exception {
    var question = Question.of(Name.of("shop.test"), RecordType.A);
    Message query = Query.message(question, new Random(), null);
    var patience = Patience.of(Duration.ofMillis(300), Duration.ZERO);
    try (var exchange = transport.send(query, server, patience)) {
      return exchange.all().findFirst().isPresent();
    }
  }

  private static boolean digTakes(int port) throws Exception {
    var said =
        Dig.ask(port, "shop.test", "A", "+time=1", "+noedns", "+ignore", "+noall", "+comments");
    return !said.status().isEmpty()
        && !said.text().contains("malformed")
        && !said.text().contains("mismatch");
  }

  @Test
  void weAndDigTakeTheSameForAnswers() throws Exception {
    var differences = new TreeMap<String, String>();
    for (var odd : ODD.entrySet()) {
      try (var server = server(odd.getValue())) {
        var we = weTake(new UdpTransport(System::nanoTime), server.socket());
        var dig = digTakes(server.socket().getPort());
        if (we != dig) {
          differences.put(
              odd.getKey(), we ? "we take it, dig does not" : "dig takes it, we do not");
        }
      }
    }

    assertThat(differences).isEqualTo(new TreeMap<>(JUSTIFIED));
  }
}
