package fengsui.lab.border;

import fengsui.lab.border.Match.Direction;
import fengsui.lab.border.Match.Protocol;
import fengsui.lab.border.Rule.Genuine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an injector from its JSON form. Strict: what it does not know is an error.
public final class InjectorReader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int DAY = 86_400;

  private InjectorReader() {}

  /// Returns the injector that `json` describes; `place` is named in every problem.
  ///
  /// @throws InjectorFileException with all problems found
  public static Injector read(String place, String json) throws InjectorFileException {
    var problems = new ArrayList<String>();
    JsonNode tree;
    try {
      tree = JSON.readTree(json);
    } catch (JacksonException e) {
      var where = e.getLocation();
      var line = where == null ? "" : ":%d:%d".formatted(where.getLineNr(), where.getColumnNr());
      throw new InjectorFileException(
          List.of("%s%s %s; write JSON".formatted(place, line, e.getOriginalMessage())));
    }
    var injector = injector(new Fields(place, tree, problems));
    if (!problems.isEmpty()) {
      throw new InjectorFileException(problems);
    }
    return injector;
  }

  private static Injector injector(Fields in) {
    var rules = in.objects("rules").stream().map(InjectorReader::rule).toList();
    if (rules.isEmpty()) {
      in.problem("rules", "has no rule", "write at least one");
    }
    var injector = new Injector(in.text("name", null), in.text("source", "none"), rules);
    in.end();
    return injector;
  }

  private static Rule rule(Fields in) {
    var at = in.text("at", null);
    var match = match(in);
    var emits = in.objects("emit").stream().map(EmitReader::emit).toList();
    var genuine = genuine(in);
    var residual = Duration.ofSeconds(in.integer("residualSeconds", 0, DAY, 0));
    if (emits.isEmpty() && genuine.equals(Genuine.FORWARD)) {
      in.problem("", "has no effect", "emit something, or let genuine be eat or throttle");
    }
    in.end();
    return new Rule(at, match, emits, genuine, residual);
  }

  private static Match match(Fields in) {
    var protocol = in.has("protocol") ? in.word("protocol", Protocol.class, null) : null;
    return new Match(
        in.word("direction", Direction.class, Direction.ANY),
        protocol,
        ports(in),
        in.word("trigger", Trigger.class, null),
        in.parsed("name", "write a regular expression", Pattern::compile),
        names(in));
  }

  private static Set<Integer> ports(Fields in) {
    return set(in, "ports", "write ports from 1 to 65535", JsonNode::isInt, JsonNode::intValue)
        .stream()
        .filter(port -> inRange(in, port))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static boolean inRange(Fields in, int port) {
    boolean right = port >= 1 && port <= 65_535;
    if (!right) {
      in.problem("ports", "has " + port, "write ports from 1 to 65535");
    }
    return right;
  }

  private static Set<String> names(Fields in) {
    return set(in, "only", "write names of hosts", JsonNode::isString, JsonNode::stringValue);
  }

  private static <T> Set<T> set(
      Fields in,
      String field,
      String remedy,
      java.util.function.Predicate<JsonNode> right,
      Function<JsonNode, T> value) {
    var all = new HashSet<T>();
    for (var element : in.array(field)) {
      if (right.test(element)) {
        all.add(value.apply(element));
      } else {
        in.problem(field, "has " + Fields.shown(element), remedy);
      }
    }
    return all;
  }

  private static Genuine genuine(Fields in) {
    var value = in.node("genuine");
    if (value.isObject()) {
      var throttle = in.inner("genuine");
      int rate = throttle.integer("throttle", 1, Integer.MAX_VALUE, 1);
      throttle.end();
      return new Genuine.Throttle(rate);
    }
    var word = in.text("genuine", "forward");
    if (!word.equals("forward") && !word.equals("eat")) {
      in.problem(
          "genuine",
          "is " + Fields.shown(value),
          "write forward, eat or {\"throttle\": BYTES_PER_SECOND}");
    }
    return word.equals("eat") ? Genuine.EAT : Genuine.FORWARD;
  }
}
