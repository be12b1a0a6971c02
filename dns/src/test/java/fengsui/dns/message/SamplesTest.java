package fengsui.dns.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.dns.IpText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `golden` holds messages that dig, dnsmasq 2.90 and unbound 1.17.1 sent, and one made by hand
/// after the published form of an injector's answer; `bad` holds malformed ones.
@Timeout(10)
class SamplesTest {

  @ParameterizedTest
  @MethodSource
  void readsWhatOtherProgramsWrite(Samples golden) throws Exception {
    var message = Message.decode(golden.bytes());

    assertThat(text(message)).isEqualTo(golden.expected());
    assertThat(Message.decode(message.encode())).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource
  void saysWhereAMessageIsMalformedAndWhy(Samples bad) {
    var malformed = catchThrowableOfType(MalformedMessage.class, () -> Message.decode(bad.bytes()));

    assertThat(malformed).hasMessage(bad.expected().getFirst());
  }

  static Stream<Samples> readsWhatOtherProgramsWrite() throws Exception {
    return Samples.in("golden");
  }

  static Stream<Samples> saysWhereAMessageIsMalformedAndWhy() throws Exception {
    return Samples.in("bad");
  }

  private static List<String> text(Message message) {
    var lines = new ArrayList<String>();
    var header = message.header();
    lines.add("%d 0x%04x %s".formatted(header.id(), header.flags(), message.rcode()));
    message.questions().forEach(question -> lines.add("? " + question));
    message.answers().forEach(record -> lines.add("! " + text(record)));
    message.authorities().forEach(record -> lines.add("@ " + text(record)));
    message.additionals().forEach(record -> lines.add("+ " + text(record)));
    message.findEdns().ifPresent(edns -> lines.add(edns.toString()));
    return lines;
  }

  private static String text(ResourceRecord record) {
    var data =
        record.data() instanceof RecordData.Address address
            ? IpText.of(address.address())
            : record.data().toString();
    return "%s %d %s %s".formatted(record.name(), record.ttl(), record.type(), data);
  }
}
