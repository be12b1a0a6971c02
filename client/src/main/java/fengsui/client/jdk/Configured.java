package fengsui.client.jdk;

import fengsui.client.Families;
import fengsui.client.Hosts;
import fengsui.client.Resolution;
import fengsui.client.Resolver;
import fengsui.client.event.Listener;
import fengsui.client.time.SystemClockwork;
import fengsui.dns.ResolvConf;
import fengsui.dns.ResolverAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A resolver as settings ask for it, for programs that do not want it for the whole process.
public final class Configured {

  private final Setup setup;
  private final Resolver outer;
  private final Resolver inner;

  private Configured(Setup setup, List<Listener> listeners) {
    var clock = new SystemClockwork();
    this.setup = setup;
    this.outer = new Resolver(setup.plan(), setup.judge(), clock, listeners);
    this.inner = new Resolver(setup.inner(), setup.judge(), clock, listeners);
  }

  /// Returns a resolver with these settings.
  ///
  /// @param settings by their keys without `fengsui.client.`, such as `doh`; null where not set
  /// @throws IllegalArgumentException in one line: the key, the problem, the remedy
  public static Configured of(
      Function<String, @Nullable String> settings, List<Listener> listeners) {
    return new Configured(Setup.of(Options.of(settings)), listeners);
  }

  /// Returns a resolver with the settings of this process, for a program that is itself one of the
  /// system's resolvers, at `ourselves`.
  ///
  /// @throws IllegalArgumentException in one line: the key, the problem, the remedy
  public static Configured ofSystem(ResolverAddress ourselves, List<Listener> listeners) {
    return new Configured(Setup.of(Options.ofSystem().and("not", "" + ourselves)), listeners);
  }

  static Configured of(Setup setup, List<Listener> listeners) {
    return new Configured(setup, listeners);
  }

  /// Looks `host` up, which must be whole; names of our own network are asked for only there.
  public Resolution look(String host, Families families) {
    return resolver(host).look(host, families);
  }

  Resolver resolver(String host) {
    return setup.isPrivate(Hosts.normal(host)) ? inner : outer;
  }

  Resolver within() {
    return inner;
  }

  Setup setup() {
    return setup;
  }

  /// The one for names of the Internet.
  public Resolver resolver() {
    return outer;
  }

  /// The first resolver of our own network, if it is one that can be asked for anything.
  public ResolverAddress local() {
    for (var lane : setup.inner().lanes()) {
      var id = lane.way().id();
      if (id.contains("://")) {
        return ResolverAddress.parse(id);
      }
    }
    throw new IllegalStateException("no resolver in " + ResolvConf.SYSTEM);
  }
}
