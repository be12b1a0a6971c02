package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fengsui.server.Calls;
import fengsui.server.Posts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

  private static final Path FILE = Path.of("src/main/resources/fengsui/server/openapi.yaml");

  @Test
  void theDocumentAndTheRoutesNameTheSameCallsWithTheSameRoles() throws IOException {
    var documented = new TreeSet<String>();
    for (var path : document().get("paths").properties()) {
      for (var call : path.getValue().properties()) {
        var role = call.getValue().get("x-role").stringValue();
        documented.add(call.getKey() + " " + path.getKey() + " " + role);
      }
    }

    var routes = new TreeSet<String>();
    for (var route : Routes.ALL) {
      if (ofPrograms(route.pattern())) {
        var method = route.method().toLowerCase(Locale.ROOT);
        routes.add(method + " " + route.pattern() + " " + route.role().code());
      }
    }
    assertThat(documented).isEqualTo(routes);
  }

  private static boolean ofPrograms(String pattern) {
    return pattern.startsWith("/api/") || pattern.equals("/probe") || pattern.equals("/metrics");
  }

  @Test
  void theAnswersOfAPostAreAsTheDocumentSays(@TempDir Path data) throws IOException {
    try (var post = Posts.start(data);
        var admin = Calls.as(Role.ADMIN, "admin", post)) {
      fill(admin);
      for (var path :
          List.of(
              "/api/v1/targets",
              "/api/v1/targets/{id}",
              "/api/v1/vantages",
              "/api/v1/vantages/{agent}",
              "/api/v1/plans",
              "/api/v1/plans/{name}",
              "/api/v1/history",
              "/api/v1/incidents",
              "/api/v1/paths",
              "/api/v1/resolvers",
              "/api/v1/orders",
              "/api/v1/changes",
              "/api/v1/configuration")) {
        check(path, admin);
      }
      assertThat(admin.get("api/v1/openapi.yaml").body()).isEqualTo(Files.readString(FILE));
    }
  }

  private static void fill(Calls admin) {
    admin.put(
        "api/v1/targets/a", "{\"id\":\"a\",\"url\":\"https://a.example\",\"side\":\"domestic\"}");
    admin.put(
        "api/v1/vantages/a", "{\"agent\":\"a\",\"carrier\":\"unicom\",\"side\":\"domestic\"}");
    admin.put("api/v1/plans/a", "{\"name\":\"a\"}");
  }

  private static void check(String path, Calls admin) throws IOException {
    var answer = admin.get(path.replaceFirst("^/", "").replaceAll("\\{\\w+}", "a"));
    var document = document();
    var schema =
        (ObjectNode)
            document.at(
                "/paths/"
                    + path.replace("/", "~1")
                    + "/get/responses/200/content/application~1json/schema");
    schema.set("components", document.get("components"));

    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString())
                .validate(answer.body(), InputFormat.JSON))
        .as(path + ": " + answer.body())
        .isEmpty();
  }

  private static JsonNode document() throws IOException {
    return YAMLMapper.shared().readTree(Files.readString(FILE));
  }
}
