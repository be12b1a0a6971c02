package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(published()));

  private static Map<String, String> published() {
    return Stream.of("observation", "verdict", "probe-result", "change", "payment")
        .collect(Collectors.toMap(SchemaTest::id, SchemaTest::text));
  }

  private static String id(String name) {
    return "urn:fengsui:schema:" + name;
  }

  private static String text(String name) {
    try (var in = Json.class.getResourceAsStream("schema/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(String name) {
    return REGISTRY.getSchema(SchemaLocation.of(id(name)));
  }

  @Test
  void whatIsWrittenKeepsToThePublishedSchemas() {
    var seeded = new Seeded(11);
    keepsTo("observation", () -> Json.write(seeded.observation()));
    keepsTo("verdict", () -> Json.write(seeded.verdict()));
    keepsTo("probe-result", () -> Json.write(seeded.diagnosis()));
    keepsTo("change", () -> Json.write(seeded.change()));
    keepsTo("payment", () -> Json.write(seeded.payment()));
  }

  private static void keepsTo(String name, Supplier<String> writing) {
    var schema = schema(name);
    for (var i = 0; i < 200; i++) {
      var line = writing.get();
      assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "observation, unicom, unicon",
    "observation, resolve, resolv",
    "observation, dns_bogon_error, bogon",
    "observation, domestic, inland",
    "observation, ours, theirs",
    "observation, agent, agnet",
    "observation, 4.2, -4.2"
  })
  void theSchemaSeesWhatTheReaderSees(String name, String right, String wrong) {
    var line = Examples.OBSERVATION.replaceFirst(right, wrong);

    assertThat(schema(name).validate(line, InputFormat.JSON)).isNotEmpty();
    assertThat(Examples.complaint(() -> Json.readObservation(line))).isNotEmpty();
  }

  @Test
  void theExamplesOfTheDesignKeepToTheSchemas() {
    assertThat(schema("observation").validate(Examples.OBSERVATION, InputFormat.JSON)).isEmpty();
    assertThat(schema("verdict").validate(Examples.VERDICT, InputFormat.JSON)).isEmpty();
  }
}
