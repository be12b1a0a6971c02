package fengsui.lab.drill;

import fengsui.model.Coded;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one incident must be called.
///
/// @param domains the true domain first, then what else may rightly be said
/// @param names what the verdict must name, by part: `carrier`, `province`, `provider`, `layer`,
///   `port`, `direction`, `agent`, `resolvers` (their places, with a blank between); [#NOTHING]
///   where it must name nothing. Does not bind `unknown`
public record Expected(List<FaultDomain> domains, Map<String, String> names) {

  /// Nothing may be named.
  public static final String NOTHING = "-";

  public Expected {
    domains = List.copyOf(domains);
    names = Map.copyOf(names);
  }

  static Expected of(FaultDomain domain, Map<String, String> names) {
    return new Expected(List.of(domain), names);
  }

  /// Says what is wrong with a verdict; empty if nothing is.
  Optional<String> mismatch(Verdict verdict) {
    if (!domains.contains(verdict.domain())) {
      return Optional.of("is called " + verdict.domain().code());
    }
    if (verdict.domain() == FaultDomain.UNKNOWN) {
      return Optional.empty();
    }
    for (var name : new TreeMap<>(names).entrySet()) {
      var said = part(verdict, name.getKey());
      if (!said.equals(name.getValue())) {
        return Optional.of(
            "names %s %s instead of %s".formatted(name.getKey(), said, name.getValue()));
      }
    }
    return Optional.empty();
  }

  private static String part(Verdict verdict, String name) {
    var where = verdict.where();
    return switch (name) {
      case "carrier" -> where.carrier() == null ? NOTHING : where.carrier().code();
      case "provider" -> text(where.provider());
      case "agent" -> text(where.agent());
      case "port" -> where.port() == null ? NOTHING : Integer.toString(where.port());
      case "layer" -> code(where.layer());
      case "province" -> text(where.province());
      case "resolvers" -> String.join(" ", where.resolvers());
      case "direction" -> code(where.direction());
      default -> // open set of texts
          throw new IllegalArgumentException("a verdict names no " + name);
    };
  }

  private static String text(@Nullable String said) {
    return said == null ? NOTHING : said;
  }

  private static String code(@Nullable Coded said) {
    return said == null ? NOTHING : said.code();
  }
}
