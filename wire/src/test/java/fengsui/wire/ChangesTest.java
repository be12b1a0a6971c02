package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.Change;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  private static final Change CERTIFICATE =
      new Change(
          "C-7",
          "certificate",
          "ana",
          Instant.parse("2025-08-20T00:30:00Z"),
          Map.of("host", "shop.example", "share", "0.20"));

  private static List<Change> read(String text) throws IOException {
    return Changes.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void yamlDocumentsAreRead() throws IOException {
    var text =
        """
        # planned tonight
        id: C-7
        kind: certificate
        author: ana
        at: 2025-08-20T08:30:00+08:00
        fields:
          host: shop.example
          share: 0.20
        ---
        id: C-8
        kind: deploy
        at: "2025-08-20T00:31:00Z"
        """;

    assertThat(read(text))
        .containsExactly(
            CERTIFICATE,
            new Change(
                "C-8", "deploy", "unknown", Instant.parse("2025-08-20T00:31:00Z"), Map.of()));
  }

  @Test
  void jsonObjectsAreRead() throws IOException {
    var line = Json.write(CERTIFICATE);

    assertThat(read(line + "\n" + line + "\n")).containsExactly(CERTIFICATE, CERTIFICATE);
    assertThat(read("")).isEmpty();
  }

  @Test
  void theNumberOfTheBadChangeIsTold() {
    assertThatThrownBy(() -> read(Json.write(CERTIFICATE) + "\n{\"id\":\"C-9\"}"))
        .hasMessage("change 2, field kind: is missing; give it a value");
  }

  @Test
  void whatIsNeitherYamlNorJsonIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("id: C-7\nkind: [deploy\n"))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("line 2: is neither YAML nor JSON: ")
        .hasMessageEndingWith("; write YAML documents, or one JSON object a line");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyBytesAreReadOrComplainedAbout(long seed) {
    var random = new Random(seed);
    var odd = "{}[]:-&*!|>'\"%@`,#?\n\t\0 ~";
    for (var i = 0; i < 500; i++) {
      var text = new StringBuilder("id: C-7\nkind: deploy\nat: 2025-08-20T08:30:00Z\n");
      for (var j = 0; j < 3; j++) {
        text.setCharAt(random.nextInt(text.length()), odd.charAt(random.nextInt(odd.length())));
      }
      assertThat(Examples.complaint(() -> read(text.toString()))).doesNotContain("\n");
    }
  }
}
