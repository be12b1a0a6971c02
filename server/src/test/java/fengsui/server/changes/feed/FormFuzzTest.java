package fengsui.server.changes.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.wire.WireException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages that were damaged: each is read or refused in one line, never anything else.
class FormFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final Map<Form, String> SOUND =
      Map.of(
          Form.CHANGE, "{\"id\":\"d-1\",\"kind\":\"deploy\",\"at\":\"2026-11-24T04:00:00Z\"}",
          Form.GIT,
              "{\"after\":\"4f2a\",\"repository\":{\"full_name\":\"a/b\"},\"commits\":[{\"timestamp\":"
                  + "\"2026-11-24T04:00:00Z\"}]}",
          Form.NACOS,
              "{\"dataId\":\"a\",\"group\":\"b\",\"md5\":\"c\",\"lastModifiedTs\":1795492800000}",
          Form.APOLLO,
              "[{\"namespaceName\":\"a\",\"notificationId\":1,\"messages\":{\"details\":{\"x+y+z\":1}}}]",
          Form.DEPLOY, "{\"service\":\"a\",\"version\":\"1\",\"at\":\"2026-11-24T04:00:00Z\"}");
  private static final String SIGNS = "{}[]\",:0a\\n-e+ ";

  @ParameterizedTest
  @EnumSource(Form.class)
  void damagedMessagesAreReadOrRefusedInOneLine(Form form) {
    var random = new Random(20_261_124);
    var sound = SOUND.get(form);
    assertThat(sound).isNotNull();
    assertThat(form.read(JsonMapper.shared().readTree(sound), NOW)).hasSize(1);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 30_000; i++) {
      var text = new StringBuilder(sound);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
          default -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
      }
      JsonNode tree;
      try {
        tree = JsonMapper.shared().readTree(text.toString());
      } catch (JacksonException _) {
        continue; // told as no JSON before a form sees it
      }
      try {
        form.read(tree, NOW);
        read++;
      } catch (WireException | IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }
}
