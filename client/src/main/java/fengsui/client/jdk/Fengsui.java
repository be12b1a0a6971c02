package fengsui.client.jdk;

import fengsui.client.Resolver;
import fengsui.client.event.Event;
import fengsui.client.event.FlightRecording;
import fengsui.client.event.Listener;
import fengsui.client.orders.Follower;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// How it stands with the look-ups of this process. There is one resolver in a JVM, and the JDK
/// makes it; so this, and only this, is static.
public final class Fengsui {

  private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();
  private static volatile @Nullable ProcessLookups installed;
  private static volatile @Nullable Follower follower;
  private static volatile String trouble = "";

  private Fengsui() {}

  static InetAddressResolver install(InetAddressResolver builtin) {
    var options = Options.ofSystem();
    if (!options.yes("enabled", true)) {
      trouble = "fengsui.client.enabled is false";
      return builtin;
    }
    var setup = Setup.of(options);
    var configured = Configured.of(setup, List.of(Fengsui::tell));
    var lookups = new ProcessLookups(builtin, configured);
    keepNoOtherCache();
    record();
    follower = Orders.follower(options, configured.resolver()).orElse(null);
    findFollower().ifPresent(each -> Orders.poll(options, each));
    installed = lookups;
    Notes.info("look-ups of this process are judged: " + Notes.ways(setup.plan()));
    return lookups;
  }

  /// The JDK would keep answers for 30 s, whatever their time to live and whatever we learn.
  private static void keepNoOtherCache() {
    for (var key : List.of("networkaddress.cache.ttl", "networkaddress.cache.negative.ttl")) {
      var shipped = key.contains("negative") ? "10" : null;
      var set = Security.getProperty(key);
      if (set == null || set.equals(shipped)) {
        Security.setProperty(key, "0");
      }
    }
  }

  /// Some run-time images are made without the flight recorder.
  private static void record() {
    try {
      LISTENERS.add(new FlightRecording());
    } catch (LinkageError without) {
      Notes.info("no flight recorder in this JVM");
    }
  }

  static void degraded(Throwable fault) {
    trouble = fault instanceof IllegalArgumentException bad ? "" + bad.getMessage() : "" + fault;
    Notes.warning("look-ups of this process are NOT judged: " + trouble);
  }

  private static void tell(Event event) {
    LISTENERS.forEach(listener -> listener.on(event));
  }

  /// Tells `listener` of what happens from now on.
  public static void listen(Listener listener) {
    LISTENERS.add(listener);
  }

  /// The resolver of this process; empty while the JDK has not asked for one, or has another.
  public static Optional<Resolver> findResolver() {
    return Optional.ofNullable(installed).map(ProcessLookups::resolver);
  }

  /// Who takes containment orders for this process: a sheet may be handed to it, too. Empty if no
  /// keys are set whose orders count.
  public static Optional<Follower> findFollower() {
    return Optional.ofNullable(follower);
  }

  /// Looks whether the look-ups of this process really come to us, and why not. The first call may
  /// be the first look-up of the process, and so decide.
  public static Status status() {
    var ours = answersSelfTest();
    var providers = providers();
    return new Status(ours, winner(ours, providers), providers, why(ours, providers));
  }

  private static boolean answersSelfTest() {
    try {
      var address = InetAddress.getAllByName(ProcessLookups.SELF_TEST)[0].getAddress();
      return address[0] == (byte) 192 && address[3] == 53;
    } catch (UnknownHostException somebodyElse) {
      return false;
    }
  }

  /// In the order in which the JDK finds them, from this thread.
  private static List<String> providers() {
    try {
      return ServiceLoader.load(InetAddressResolverProvider.class).stream()
          .map(provider -> provider.type().getName())
          .toList();
    } catch (ServiceConfigurationError broken) {
      return List.of("unreadable: " + broken.getMessage());
    }
  }

  private static String winner(boolean ours, List<String> providers) {
    if (ours) {
      return FengsuiResolverProvider.class.getName();
    }
    var first = providers.isEmpty() ? "" : providers.getFirst();
    return first.isEmpty() || first.equals(FengsuiResolverProvider.class.getName())
        ? "the JDK's own"
        : first;
  }

  private static String why(boolean ours, List<String> providers) {
    if (ours) {
      return "";
    }
    if (!trouble.isEmpty()) {
      return trouble;
    }
    if (System.getProperty("jdk.net.hosts.file") != null) {
      return "-Djdk.net.hosts.file makes the JDK ask nobody; take it away";
    }
    if (providers.contains(FengsuiResolverProvider.class.getName())) {
      return providers.getFirst().equals(FengsuiResolverProvider.class.getName())
          ? "a look-up came before our jar could be seen; start with -javaagent:JAR"
          : providers.getFirst() + " stands before us on the class path; put our jar first";
    }
    return "our jar is not on the class path of this thread; start with -javaagent:JAR";
  }

  /// How it stands.
  ///
  /// @param ours whether look-ups of this process come to us: tried, not assumed
  /// @param winner the class that the JDK took
  /// @param providers all that it could have taken, in its order
  /// @param why not ours, and what to do; empty if ours
  public record Status(boolean ours, String winner, List<String> providers, String why) {}
}
