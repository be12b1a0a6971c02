package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/// Walks every route with every role, by session and by token, against a running post.
class RoutesTest {

  @TempDir static Path data;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static CommandPost post;
  private static Crowd crowd;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    crowd = new Crowd(post);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @Test
  void strangersGetWhatAnyoneMayHaveAndNothingElse() throws Exception {
    var walk = new SoftAssertions();
    for (var route : Routes.ALL) {
      var status = status(route, crowd.stranger(path(route)));
      if (route.role() == Role.ANYONE) {
        walk.assertThat(status).as("%s by anyone", route).isNotIn(401, 403);
      } else {
        walk.assertThat(status).as("%s by anyone", route).isEqualTo(401);
      }
    }
    walk.assertAll();
  }

  @Test
  void peopleGetWhatTheirRoleCoversAndNothingElse() throws Exception {
    var walk = new SoftAssertions();
    for (var route : Routes.ALL) {
      for (var role : Crowd.PEOPLE) {
        expect(walk, route, role, status(route, crowd.person(role, path(route))));
      }
    }
    walk.assertAll();
  }

  @Test
  void programsGetWhatTheirRoleCoversAndNothingElse() throws Exception {
    var walk = new SoftAssertions();
    for (var route : Routes.ALL) {
      for (var role : Crowd.PROGRAMS) {
        expect(walk, route, role, status(route, crowd.program(role, path(route))));
      }
    }
    walk.assertAll();
  }

  @Test
  void noSessionChangesAnythingWithoutTheTokenOfItsForms() throws Exception {
    var walk = new SoftAssertions();
    for (var route : Routes.ALL) {
      if (!route.method().equals("GET")) {
        var bare =
            HttpRequest.newBuilder(post.url().resolve(path(route)))
                .header("Cookie", "fengsui-session=" + crowd.session(Role.ADMIN));
        walk.assertThat(status(route, bare)).as("%s without form token", route).isEqualTo(403);
      }
    }
    walk.assertAll();
  }

  @Test
  void everyHandlerIsInTheList() {
    var unlisted = new ArrayList<String>();
    for (var handler : handlers()) {
      for (var pattern : handler.getPatternValues()) {
        for (var method : handler.getMethodsCondition().getMethods()) {
          if (Routes.ALL.stream().noneMatch(route -> names(route, method.name(), pattern))) {
            unlisted.add(method + " " + pattern);
          }
        }
        // Only the page for errors answers all methods, and nobody may ask for it.
        if (handler.getMethodsCondition().getMethods().isEmpty() && !pattern.equals("/error")) {
          unlisted.add("any method " + pattern);
        }
      }
    }
    assertThat(unlisted).isEmpty();
  }

  @Test
  void everyRowOfTheListHasAHandler() {
    var handlers = handlers();
    var empty =
        Routes.ALL.stream()
            .filter(route -> handlers.stream().noneMatch(handler -> answers(handler, route)))
            .map(route -> route.method() + " " + route.pattern())
            .toList();
    assertThat(empty).isEmpty();
  }

  private static List<RequestMappingInfo> handlers() {
    return post.part(DispatcherServlet.class).getHandlerMappings().stream()
        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
        .map(RequestMappingInfoHandlerMapping.class::cast)
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .toList();
  }

  private static boolean answers(RequestMappingInfo handler, Route route) {
    return handler.getMethodsCondition().getMethods().stream()
        .anyMatch(method ->
            handler.getPatternValues().stream()
                .anyMatch(pattern -> names(route, method.name(), pattern)));
  }

  private static boolean names(Route route, String method, String pattern) {
    var path = PathContainer.parsePath(pattern);
    var listed = PathPatternParser.defaultInstance.parse(route.pattern());
    return route.method().equals(method)
        && (route.pattern().equals(pattern) || listed.matches(path));
  }

  private static void expect(SoftAssertions walk, Route route, Role role, int status) {
    if (role.covers(route.role())) {
      walk.assertThat(status).as("%s by %s", route, role).isNotIn(401, 403, 500);
    } else {
      walk.assertThat(status).as("%s by %s", route, role).isEqualTo(403);
    }
  }

  private static String path(Route route) {
    return route.pattern().replace("/**", "").replaceAll("\\{[^}]+}", "0");
  }

  // Only the head is awaited: some answers never end. The body is one that no handler takes.
  private static int status(Route route, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var body =
        route.method().equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString("neither JSON nor YAML: [");
    var asked =
        request
            .method(route.method(), body)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(20))
            .build();
    var answer = CLIENT.send(asked, BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }
}
