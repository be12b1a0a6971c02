package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Observation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static List<Observation> read(byte[] bytes) throws IOException {
    var all = new ArrayList<Observation>();
    Lines.each(new ByteArrayInputStream(bytes), Json::readObservation, all::add);
    return all;
  }

  private static List<Observation> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void blankLinesAndAByteOrderMarkArePassedOver() throws IOException {
    var line = Examples.OBSERVATION;

    assertThat(read("\ufeff" + line + "\r\n\n  \n" + line + "\n" + line)).hasSize(3);
    assertThat(read("")).isEmpty();
  }

  @Test
  void theNumberOfTheBadLineIsTold() {
    var bad = Examples.OBSERVATION.replace("unicom", "unicon");

    assertThatThrownBy(() -> read(Examples.OBSERVATION + "\n\n" + bad))
        .isInstanceOf(WireException.class)
        .hasMessage(
            "line 3, field vantage.carrier: carrier must be telecom, unicom, mobile, broadnet,"
                + " other or cloud:NAME, but is unicon; correct it");
  }

  @Test
  void aLineOfTwoMebibytesIsRefusedWithoutBeingRead() {
    assertThatThrownBy(() -> read("\n" + "x".repeat(2 << 20)))
        .hasMessage("line 2: is longer than 1 MiB; write one JSON object a line");
  }

  @Test
  void refusedLinesAreToldAndTheRestIsRead() throws IOException {
    var all = new ArrayList<Observation>();
    var refused = new ArrayList<String>();
    var good = Examples.OBSERVATION;
    var text = good + "\n[1]\n" + "x".repeat(3 << 20) + "\n" + good + "\n\n" + good;

    Lines.each(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Json::readObservation,
        all::add,
        complaint -> refused.add(complaint.getMessage()));

    assertThat(all).hasSize(3);
    assertThat(refused)
        .containsExactly(
            "line 2, document: must be an object, but is [1]; write it between { and }",
            "line 3: is longer than 1 MiB; write one JSON object a line");
  }

  /// Lines lie anywhere in what is read at once.
  @Test
  void linesOfEveryLengthComeWhole() throws IOException {
    var text = new StringBuilder();
    for (var length = 0; length < 1_000; length++) {
      text.append("a".repeat(length * 331 % 70_001)).append('\n');
    }
    var lengths = new ArrayList<Integer>();

    Lines.each(
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
        String::length,
        lengths::add);

    assertThat(lengths)
        .containsExactlyElementsOf(
            IntStream.range(1, 1_000).map(length -> length * 331 % 70_001).boxed().toList());
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> read(new byte[] {'{', (byte) 0xff, '}'}))
        .hasMessage("line 1: is not UTF-8; convert the file to UTF-8");
  }
}
