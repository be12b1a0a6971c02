package fengsui.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.server.blackbox.Module.Check;
import fengsui.server.blackbox.Module.Dns;
import fengsui.server.blackbox.Module.Line;
import fengsui.server.blackbox.Module.Rules;
import fengsui.server.blackbox.Module.Tcp;
import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Document;
import fengsui.server.yaml.Problem;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A module file of blackbox_exporter.
public final class ModuleFile {

  private static final List<String> PROBERS =
      List.of("http", "tcp", "dns", "icmp", "grpc", "unix", "websocket");
  private static final List<String> MODULE_KEYS =
      List.of("prober", "timeout", "http", "tcp", "dns", "icmp", "grpc", "unix", "websocket");
  private static final List<String> FAMILY =
      List.of("preferred_ip_protocol", "ip_protocol_fallback");

  private final Problems problems = new Problems();
  private final ModuleReading reading;

  private ModuleFile(Path folder) {
    reading = new ModuleReading(folder, problems);
  }

  /// Checks a file.
  ///
  /// @throws BadDocument naming everything that is wrong with it
  public static void check(Path file) {
    read(file);
  }

  static Map<String, Module> read(Path file) {
    var folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
    try {
      return new ModuleFile(folder).modules(Files.readString(file), file.toString());
    } catch (IOException e) {
      var problem = new Problem(0, "", "cannot be read", "give a module file that can be read");
      throw new BadDocument(file.toString(), List.of(problem));
    }
  }

  static Map<String, Module> builtIn() {
    try (var in = ModuleFile.class.getResourceAsStream("modules.yaml")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return new ModuleFile(Path.of("/")).modules(text, "the built-in modules");
    } catch (IOException e) {
      throw new IllegalStateException("the built-in modules cannot be read", e);
    }
  }

  private Map<String, Module> modules(String text, String source) {
    var top = Section.of(Document.read(text, problems), "", List.of("modules"), problems);
    var modules = new LinkedHashMap<String, Module>();
    if (top.find("modules") instanceof MappingNode mapping) {
      for (var pair : mapping.getValue()) {
        if (pair.getKeyNode() instanceof ScalarNode name) {
          var path = "modules." + name.getValue();
          var from = Section.of(pair.getValueNode(), path, MODULE_KEYS, problems);
          modules.put(name.getValue(), module(name.getValue(), from));
        }
      }
    } else if (problems.count() == 0) {
      top.missing("modules", "write modules: with at least one module");
    }
    problems.raise(source);
    return modules;
  }

  private Module module(String name, Section from) {
    var prober = from.word("prober", "http", "write http, tcp or dns", Words.oneOf(PROBERS));
    var timeout =
        from.has("timeout")
            ? from.wordOr(
                "timeout", GoSpans.span("5s"), "write a duration such as 5s", GoSpans::span)
            : null;
    return new Module(
        name, timeout != null && timeout.isZero() ? null : timeout, check(prober, from));
  }

  private Check check(String prober, Section from) {
    return switch (prober) {
      case "http" -> new HttpReading(reading, from).read();
      case "tcp" -> tcp(from);
      case "dns" -> dns(from);
      default -> new Module.Unsupported(prober); // the rest of a closed list
    };
  }

  private Tcp tcp(Section from) {
    var known = new ArrayList<>(List.of("query_response", "tls", "tls_config"));
    known.addAll(FAMILY);
    var tcp = reading.open(from, "tcp", known, List.of("source_ip_address"));
    var lines = new ArrayList<Line>();
    for (var element : tcp.elements("query_response")) {
      lines.add(
          line(
              Section.of(
                  element.node(),
                  element.path(),
                  List.of("expect", "send", "starttls", "expect_bytes", "labels"),
                  problems)));
    }
    return new Tcp(
        ModuleReading.flag(tcp, "tls", false), reading.tls(tcp), lines, ModuleReading.family(tcp));
  }

  private static Line line(Section step) {
    ModuleReading.refuse(step, List.of("expect_bytes", "labels"));
    var expect = step.findText("expect");
    var pattern =
        expect == null
            ? null
            : step.wordOr(
                "expect", ModuleReading.pattern(""), "correct it", ModuleReading::pattern);
    return new Line(pattern, step.findText("send"), ModuleReading.flag(step, "starttls", false));
  }

  private Dns dns(Section from) {
    var known =
        new ArrayList<>(
            List.of(
                "query_name",
                "query_type",
                "query_class",
                "recursion_desired",
                "transport_protocol",
                "valid_rcodes",
                "validate_answer_rrs",
                "validate_authority_rrs",
                "validate_additional_rrs",
                "dns_over_tls"));
    known.addAll(FAMILY);
    var dns = reading.open(from, "dns", known, List.of("source_ip_address", "tls_config"));
    if (ModuleReading.flag(dns, "dns_over_tls", false)) {
      ModuleReading.refuse(dns, List.of("dns_over_tls"));
    }
    dns.wordOr("query_class", "IN", "write IN", Words.oneOf(List.of("IN")));
    var type = dns.wordOr("query_type", 255, "write a type such as A", DnsCheck::type);
    var protocol =
        dns.wordOr(
            "transport_protocol", "udp", "write one of them", Words.oneOf(List.of("udp", "tcp")));
    var rcodes = dns.words("valid_rcodes", "write NOERROR …", it -> it);
    for (var key : List.of("answer", "authority", "additional")) {
      if (dns.has("validate_" + key + "_rrs") && !RecordText.known(type)) {
        dns.wrong("validate_" + key + "_rrs", "cannot be checked for this query_type", "remove it");
      }
    }
    return new Dns(
        dns.word("query_name", "x", "name what to ask for", DnsCheck::name),
        type,
        ModuleReading.flag(dns, "recursion_desired", true),
        protocol.equals("tcp"),
        rcodes.isEmpty() ? List.of("NOERROR") : rcodes,
        rules(dns, "validate_answer_rrs"),
        rules(dns, "validate_authority_rrs"),
        rules(dns, "validate_additional_rrs"),
        ModuleReading.family(dns));
  }

  private Rules rules(Section dns, String key) {
    if (!dns.has(key)) {
      return Rules.NONE;
    }
    var from =
        dns.section(
            key,
            List.of(
                "fail_if_matches_regexp",
                "fail_if_all_match_regexp",
                "fail_if_not_matches_regexp",
                "fail_if_none_matches_regexp"));
    return new Rules(
        ModuleReading.patterns(from, "fail_if_matches_regexp"),
        ModuleReading.patterns(from, "fail_if_all_match_regexp"),
        ModuleReading.patterns(from, "fail_if_not_matches_regexp"),
        ModuleReading.patterns(from, "fail_if_none_matches_regexp"));
  }
}
