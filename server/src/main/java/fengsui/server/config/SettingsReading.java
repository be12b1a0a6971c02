package fengsui.server.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.dns.IpText;
import fengsui.server.config.Configuration.Database;
import fengsui.server.config.Configuration.Oidc;
import fengsui.server.config.Configuration.Probing;
import fengsui.server.config.Configuration.Retention;
import fengsui.server.config.Configuration.Tls;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the settings of the post itself.
final class SettingsReading {

  private static final List<String> ROLES = List.of("viewer", "responder", "approver", "admin");
  private static final String SPANS = "write a duration such as 7d or 12h";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration CENTURY = Duration.ofDays(36_500);

  private final Section top;
  private final Path folder;
  private final Secrets secrets;

  SettingsReading(Section top, Path folder, Secrets secrets) {
    this.top = top;
    this.folder = folder;
    this.secrets = secrets;
  }

  @Nullable Database database() {
    if (!top.has("database")) {
      return null;
    }
    var from = top.section("database", List.of("url", "user", "password"));
    var url = from.word("url", "", "write jdbc:postgresql://HOST:PORT/NAME", SettingsReading::jdbc);
    var user = from.word("user", "", "name the user", it -> it);
    var password = secrets.read(from, "password");
    return from.make(() -> new Database(url, user, password));
  }

  private static String jdbc(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("is not an address of PostgreSQL");
    }
    return text;
  }

  @Nullable Tls tls() {
    if (!top.has("tls")) {
      return null;
    }
    var from = top.section("tls", List.of("certificate", "key", "clientAuthorities"));
    var certificate = from.word("certificate", folder, "name a file in PEM form", this::pem);
    var key = from.word("key", folder, "name a file in PEM form", this::key);
    Path authorities =
        from.has("clientAuthorities")
            ? from.word("clientAuthorities", folder, "name a file in PEM form", this::pem)
            : null;
    return from.make(() -> new Tls(certificate, key, authorities));
  }

  private Path pem(String name) {
    var file = folder.resolve(name);
    Pem.read(file);
    return file;
  }

  private Path key(String name) {
    var file = folder.resolve(name);
    if (!Pem.text(file).contains("PRIVATE KEY-----")) {
      throw new IllegalArgumentException("holds no private key: " + file);
    }
    return file;
  }

  @Nullable Oidc oidc() {
    if (!top.has("oidc")) {
      return null;
    }
    var from = top.section("oidc", List.of("issuer", "client", "secret", "roles"));
    var none = URI.create("https://x");
    var issuer = from.word("issuer", none, "write https://…", ChannelReading::url);
    var client = from.word("client", "", "name the client", it -> it);
    var secret = secrets.read(from, "secret");
    var roles = roles(from);
    return from.make(() -> new Oidc(issuer, client, secret, roles));
  }

  private static Map<String, String> roles(Section from) {
    var roles = new LinkedHashMap<String, String>();
    if (!(from.find("roles") instanceof MappingNode mapping)) {
      if (from.has("roles")) {
        from.wrong("roles", "must be keys with values", "write GROUP: ROLE");
      }
      return roles;
    }
    var groups =
        mapping.getValue().stream()
            .map(it -> it.getKeyNode() instanceof ScalarNode key ? key.getValue() : "")
            .distinct()
            .toList();
    var map = from.section("roles", groups);
    for (var group : groups) {
      var role = map.wordOr(group, "viewer", "write one of them", Words.oneOf(ROLES));
      roles.put(group, role);
    }
    return roles;
  }

  List<String> proxies() {
    return top.words("proxies", "write the proxy's own address", SettingsReading::address);
  }

  private static String address(String text) {
    return IpText.find(text)
        .map(IpText::of)
        .orElseThrow(
            () -> new IllegalArgumentException("is not an IP address: " + Problems.brief(text)));
  }

  Retention retention() {
    var from = top.section("retention", List.of("observations", "rollups", "quarantine", "audit"));
    var usual = Retention.DEFAULT;
    var span = Words.span(HOUR, CENTURY);
    return new Retention(
        from.wordOr("observations", usual.observations(), SPANS, span),
        from.wordOr("rollups", usual.rollups(), SPANS, span),
        from.wordOr("quarantine", usual.quarantine(), SPANS, span),
        from.wordOr("audit", usual.audit(), SPANS, Words.span(Retention.SHORTEST_AUDIT, CENTURY)));
  }

  Probing probing() {
    var from = top.section("probe", List.of("modules", "allow", "concurrency"));
    Path modules =
        from.has("modules") ? from.wordOr("modules", folder, "name a file", this::existing) : null;
    var allow =
        from.has("allow")
            ? from.words("allow", "write HOST, HOST:PORT, ADDRESS/BITS or *.DOMAIN", it -> it)
            : Probing.DEFAULT.allow();
    var width =
        from.wordOr(
            "concurrency",
            Probing.DEFAULT.concurrency(),
            "write a number",
            it -> Words.number(it, 1, 1000));
    return new Probing(modules, allow, width);
  }

  @Nullable Path orderKey() {
    if (!top.has("orders")) {
      return null;
    }
    var from = top.section("orders", List.of("key"));
    return from.word("key", folder, "make one with fengsui failsafe key", this::signingKey);
  }

  private Path signingKey(String name) {
    var file = folder.resolve(name);
    try {
      KeyText.pair(file.toString(), Files.readString(file, US_ASCII));
      return file;
    } catch (IOException e) {
      throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
    } catch (FailsafeRefused e) {
      throw new IllegalArgumentException(
          "names a file without a private and a public key: " + file, e);
    }
  }

  private Path existing(String name) {
    var file = folder.resolve(name);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("names a file that cannot be read: " + file);
    }
    return file;
  }
}
