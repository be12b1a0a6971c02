package fengsui.client.jdk;

import fengsui.client.FamilyOrder;
import fengsui.client.Hosts;
import fengsui.client.Judge;
import fengsui.client.Keeping;
import fengsui.client.Lane;
import fengsui.client.Plan;
import fengsui.client.StalePolicy;
import fengsui.client.Tier;
import fengsui.client.Timing;
import fengsui.client.WayBack;
import fengsui.dns.ResolvConf;
import fengsui.dns.ResolverAddress;
import fengsui.dns.Way;
import fengsui.dns.WaySettings;
import fengsui.dns.Ways;
import fengsui.dns.httpdns.KeyRing;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.Knowledge;
import fengsui.dns.verdict.PrivateNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// What the settings ask for.
///
/// @param plan of names that are whole
/// @param inner of names of our own network: only its own resolvers are asked
/// @param privateNames and all below them are asked for within our own network only
record Setup(Plan plan, Plan inner, Judge judge, Search search, List<String> privateNames) {

  /// A genuine answer behind a forged one comes a little later; whoever looks a name up waits so
  /// long once in a time to live.
  private static final Duration LISTENING = Duration.ofMillis(20);

  /// Names that are never public (RFC 8375; ICANN for `internal`).
  private static final List<String> NEVER_PUBLIC = List.of("internal", "home.arpa");

  /// @throws IllegalArgumentException in one line: the key, the problem, the remedy
  static Setup of(Options options) {
    var file = Path.of(options.find("resolv-conf").orElse(ResolvConf.SYSTEM.toString()));
    var search = Search.read(file);
    var local = local(options, file);
    var keeping = keeping(options);
    var timing = Timing.USUAL.withDeadline(options.time("deadline", Timing.USUAL.deadline()));
    var families = FamilyOrder.AS_ANSWERED; // the JDK says which it wants
    var all = Stream.concat(local.stream(), encrypted(options).stream()).toList();
    return new Setup(
        new Plan(all, timing, keeping, families, Orders.wayBack(options)),
        new Plan(local, timing, keeping, families, WayBack.AT_ONCE),
        judge(options, search),
        search,
        names(options, search));
  }

  private static List<Lane> local(Options options, Path file) {
    var listening = options.time("listen", LISTENING);
    var named = options.list("local");
    var ways =
        named.isEmpty()
            ? system(options, file, listening).ways()
            : named.stream().map(text -> Ways.plain(address(text), listening)).toList();
    return ways.stream().map(way -> new Lane(Tier.LOCAL, way)).toList();
  }

  /// Whoever is itself a resolver of the system must not ask itself.
  private static SystemResolver system(Options options, Path file, Duration listening) {
    var ourselves = options.list("not").stream().map(Setup::address).toList();
    return new SystemResolver(
        file,
        resolver -> !ourselves.contains(resolver),
        resolver -> Ways.plain(resolver, listening));
  }

  private static ResolverAddress address(String text) {
    try {
      return ResolverAddress.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw Options.wrong("local", wrong);
    }
  }

  private static List<Lane> encrypted(Options options) {
    var lanes = new ArrayList<Lane>();
    for (var tier : List.of(Tier.HTTPDNS, Tier.DOH, Tier.DOT)) {
      for (var text : options.words(tier.code())) {
        lanes.add(new Lane(tier, way(tier, text, options)));
      }
    }
    lanes.addAll(FailsafeLane.of(options));
    return lanes;
  }

  /// Every one names the addresses it is reached at, so that asking it asks nobody for a name.
  private static Way way(Tier tier, String text, Options options) {
    try {
      return Ways.of(text, WaySettings.usual().withKeys(way -> keys(way, options)));
    } catch (IllegalArgumentException wrong) {
      throw Options.wrong(tier.code(), wrong);
    }
  }

  private static KeyRing keys(String way, Options options) {
    var word = "keys." + way.replaceFirst("^httpdns\\+([a-z]+):.*$", "$1");
    var file = options.find(word);
    if (file.isEmpty()) {
      return KeyRing.none();
    }
    try {
      return KeyRing.parse(Files.readAllLines(Path.of(file.get())));
    } catch (IOException unreadable) {
      throw Options.wrong(word, file.get(), "cannot be read, name a file with keys");
    }
  }

  private static Keeping keeping(Options options) {
    var bySuffix = new HashMap<String, Duration>();
    for (var rule : options.list("stale-names")) {
      var parts = rule.split("=", -1);
      if (parts.length != 2) {
        throw Options.wrong("stale-names", rule, "write NAME=TIME, such as pay.example=7d");
      }
      bySuffix.put(
          parts[0], Options.of(word -> parts[1]).time("stale-names", StalePolicy.USUAL.usual()));
    }
    var stale = new StalePolicy(options.time("stale", StalePolicy.USUAL.usual()), bySuffix);
    return Keeping.USUAL.withNames(options.number("names", Keeping.USUAL.names())).with(stale);
  }

  private static List<String> names(Options options, Search search) {
    return Stream.of(NEVER_PUBLIC, options.list("private"), search.domains())
        .flatMap(List::stream)
        .map(name -> Hosts.normal(name.split("\\s+", -1)[0]))
        .toList();
  }

  private static Judge judge(Options options, Search search) {
    var names = PrivateNames.SPECIAL_USE;
    for (var domain : search.domains()) {
      names = names.with(domain);
    }
    for (var line : options.list("private")) {
      try {
        names = names.with(line);
      } catch (IllegalArgumentException wrong) {
        throw Options.wrong("private", wrong);
      }
    }
    var judge = new AnswerJudge(Knowledge.shipped().with(names), InstantSource.system());
    return new HomeJudge(judge::judge);
  }

  /// Whether `host`, in its normal form, is asked for within our own network only.
  boolean isPrivate(String host) {
    return privateNames.stream().anyMatch(name -> Hosts.within(host, name));
  }
}
