package fengsui.server.config;

import fengsui.model.Naming;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the operator decides, from the command line and the configuration file.
///
/// @param port where pages and API are served; 0: any free one
/// @param address the address listened on
/// @param data the folder of everything the post keeps
/// @param database an external PostgreSQL; null: an embedded one under `data`
/// @param tls the post's own certificate; null: plain HTTP
/// @param oidc whom else to trust with sign-in; null: local users only
/// @param proxies addresses of the reverse proxies before the post: from them, and only from them,
///   `X-Forwarded-For` and `X-Forwarded-Proto` are believed
/// @param source where all this was read from; null without a file
/// @param orderKey a file with the key that containment orders are signed with; null: none can be
public record Configuration(
    int port,
    String address,
    Path data,
    @Nullable Database database,
    @Nullable Tls tls,
    @Nullable Oidc oidc,
    List<String> proxies,
    Retention retention,
    Catalogue catalogue,
    List<Channel> channels,
    @Nullable Source source,
    Probing probing,
    Reporting reporting,
    @Nullable Path orderKey) {

  public Configuration {
    proxies = List.copyOf(proxies);
    channels = List.copyOf(channels);
  }

  /// One without proxies, made without a file.
  public Configuration(
      int port,
      String address,
      Path data,
      @Nullable Database database,
      @Nullable Tls tls,
      @Nullable Oidc oidc,
      Retention retention,
      Catalogue catalogue,
      List<Channel> channels) {
    this(
        port,
        address,
        data,
        database,
        tls,
        oidc,
        List.of(),
        retention,
        catalogue,
        channels,
        null,
        Probing.DEFAULT);
  }

  /// One that says nothing of reports to carriers, and has no key for orders.
  public Configuration(
      int port,
      String address,
      Path data,
      @Nullable Database database,
      @Nullable Tls tls,
      @Nullable Oidc oidc,
      List<String> proxies,
      Retention retention,
      Catalogue catalogue,
      List<Channel> channels,
      @Nullable Source source,
      Probing probing) {
    this(
        port,
        address,
        data,
        database,
        tls,
        oidc,
        proxies,
        retention,
        catalogue,
        channels,
        source,
        probing,
        Reporting.NONE,
        null);
  }

  /// This one, with a key for orders.
  public Configuration withOrderKey(Path file) {
    return new Configuration(
        port, address, data, database, tls, oidc, proxies, retention, catalogue, channels, source,
        probing, reporting, file);
  }

  /// The file, and what the command line said over it: it is read again when it changes.
  public record Source(Path file, Overrides overrides) {}

  /// What `/probe` may do.
  ///
  /// @param modules a module file of blackbox_exporter; null: the built-in modules
  /// @param allow what may be probed beside the targets of the catalogue: `*`, `HOST`, `*.DOMAIN`,
  ///   `ADDRESS/BITS`
  /// @param concurrency how many probes may run at once
  public record Probing(@Nullable Path modules, List<String> allow, int concurrency) {

    public static final Probing DEFAULT = new Probing(null, List.of(), 32);

    public Probing {
      allow = List.copyOf(allow);
    }
  }

  /// An external PostgreSQL: `url` is JDBC's.
  public record Database(String url, String user, String password) {

    @Override
    public String toString() {
      return "Database[" + url + ", " + user + "]";
    }
  }

  /// Files in PEM form.
  ///
  /// @param clientAuthorities who signs the certificates that agents must show beside their token;
  ///   null: the token is enough
  public record Tls(Path certificate, Path key, @Nullable Path clientAuthorities) {}

  /// An OpenID Connect provider. `roles` maps values of the claim `groups` to roles.
  public record Oidc(URI issuer, String client, String secret, Map<String, String> roles) {

    @Override
    public String toString() {
      return "Oidc[" + issuer + ", " + client + "]";
    }
  }

  /// How long what is kept.
  ///
  /// @param quarantine lines of agents that were not taken
  /// @param audit who did what; at least [#SHORTEST_AUDIT]
  public record Retention(
      Duration observations, Duration rollups, Duration quarantine, Duration audit) {

    public static final Retention DEFAULT =
        new Retention(
            Duration.ofDays(7), Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(1095));

    /// The database itself refuses to forget anything younger.
    public static final Duration SHORTEST_AUDIT = Duration.ofDays(30);
  }

  /// What is depended on, where agents stand and who measures what: as far as the file says so.
  public record Catalogue(
      List<TargetEntry> targets, List<VantageEntry> vantages, List<PlanEntry> plans) {

    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of());

    public Catalogue {
      targets = List.copyOf(targets);
      vantages = List.copyOf(vantages);
      plans = List.copyOf(plans);
    }
  }

  /// A target and how much hangs on it: `critical`, `important` or `minor`.
  public record TargetEntry(Target target, String criticality, String note) {}

  /// An agent's name and where it stands.
  public record VantageEntry(String agent, Vantage vantage, List<String> resolvers) {
    public VantageEntry {
      resolvers = List.copyOf(resolvers);
    }
  }

  /// Which agents (names, or `*`) probe which targets (ids, or `*`), and how.
  public record PlanEntry(
      String name,
      List<String> agents,
      List<String> targets,
      Duration every,
      Duration timeout,
      Duration listening,
      List<Integer> controlPorts,
      String authorities,
      Naming naming) {

    /// What a plan says that says nothing: 10 s, 5 s, 1.5 s, and the ports 80 and 8443.
    public static final Duration EVERY = Duration.ofSeconds(10);

    public static final Duration TIMEOUT = Duration.ofSeconds(5);
    public static final Duration LISTENING = Duration.ofMillis(1500);
    public static final List<Integer> CONTROL_PORTS = List.of(80, 8443);

    /// One that asks nobody else for names.
    public PlanEntry(
        String name,
        List<String> agents,
        List<String> targets,
        Duration every,
        Duration timeout,
        Duration listening,
        List<Integer> controlPorts,
        String authorities) {
      this(
          name, agents, targets, every, timeout, listening, controlPorts, authorities, Naming.NONE);
    }

    public PlanEntry {
      agents = List.copyOf(agents);
      targets = List.copyOf(targets);
      controlPorts = List.copyOf(controlPorts);
    }
  }

  /// Somewhere to tell people.
  ///
  /// @param kind `webhook`, `alertmanager`, `alertmanager-webhook`, `dingtalk`, `feishu` (Lark too,
  ///   by its address) or `wecom`
  /// @param secret signs what is sent; null without one
  /// @param fallback the channel that takes over when this one fails; null without one
  /// @param language `zh` or `en`
  public record Channel(
      String name,
      String kind,
      URI url,
      @Nullable String secret,
      @Nullable String fallback,
      String language) {

    @Override
    public String toString() {
      return "Channel[" + name + ", " + kind + "]";
    }
  }
}
