package fengsui.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornTailTest {

  private static final List<String> CONTENTS =
      List.of("first 政府补贴\n", "second\n", "third and last\n");

  @TempDir private Path folder;

  private Path segment() throws IOException {
    var file = folder.resolve("000001.seg");
    Files.deleteIfExists(file);
    try (var segment = Segment.open(file, _ -> {})) {
      CONTENTS.forEach(content -> segment.append(content.getBytes(UTF_8)));
    }
    return file;
  }

  private static List<String> read(Path file) throws IOException {
    var read = new ArrayList<String>();
    try (var segment = Segment.open(file, content -> read.add(new String(content, UTF_8)))) {
      segment.append("next\n".getBytes(UTF_8));
    }
    return read;
  }

  @Test
  void whereverItIsTornWholeFramesStayAndTheNextOneFollowsThem() throws IOException {
    var whole = Files.readAllBytes(segment());
    var ends = new ArrayList<>(List.of(0));
    for (var content : CONTENTS) {
      ends.add(ends.getLast() + Frames.HEADER + content.getBytes(UTF_8).length);
    }

    for (var length = 0; length <= whole.length; length++) {
      var file = segment();
      Files.write(file, Arrays.copyOf(whole, length));
      var at = length;
      var expected =
          CONTENTS.subList(0, (int) ends.stream().filter(end -> end > 0 && end <= at).count());

      assertThat(read(file)).as("cut at byte %d", length).isEqualTo(expected);
      var again = new ArrayList<>(expected);
      again.add("next\n");
      assertThat(read(file)).as("after a cut at byte %d", length).isEqualTo(again);
    }
  }

  @Test
  void whereverTheLastFrameIsGarbledItIsCutOff() throws IOException {
    var whole = Files.readAllBytes(segment());
    var last = whole.length - Frames.HEADER - CONTENTS.getLast().length();

    for (var at = last; at < whole.length; at++) {
      var garbled = whole.clone();
      garbled[at] ^= 0x40;
      var file = segment();
      Files.write(file, garbled);

      assertThat(read(file)).as("garbled at byte %d", at).isEqualTo(CONTENTS.subList(0, 2));
    }
  }

  @Test
  void damageBeforeWholeFramesIsToldAndNothingIsCutOff() throws IOException {
    var whole = Files.readAllBytes(segment());
    var second = Frames.HEADER + CONTENTS.getFirst().getBytes(UTF_8).length;

    for (var at = second; at < second + Frames.HEADER + CONTENTS.get(1).length(); at++) {
      var garbled = whole.clone();
      garbled[at] ^= 0x40;
      var file = segment();
      Files.write(file, garbled);

      assertThatExceptionOfType(StoreException.class)
          .as("garbled at byte %d", at)
          .isThrownBy(() -> read(file))
          .withMessage(
              file
                  + ": is damaged at byte "
                  + second
                  + ", before payments that were acknowledged; restore it from a copy, or move it"
                  + " away and ingest its payments again");
      assertThat(Files.readAllBytes(file)).isEqualTo(garbled);
    }
  }

  @Test
  void zerosThatACrashLeftAreNoFrame() throws IOException {
    var file = segment();
    var whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 4096));

    assertThat(read(file)).isEqualTo(CONTENTS);
  }
}
