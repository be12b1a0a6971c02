package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Observation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> read(new byte[] {'{', (byte) 0xff, '}'}))
        .hasMessage("line 1: is not UTF-8; convert the file to UTF-8");
  }
}
