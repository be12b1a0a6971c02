package fengsui.client.jdk;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/// Gives the JDK our look-ups instead of its own (JEP 418). It never throws: the JDK would ask it
/// again for every look-up, and fail them all.
public final class FengsuiResolverProvider extends InetAddressResolverProvider {

  /// For the JDK's service loader.
  public FengsuiResolverProvider() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    var builtin = configuration.builtinResolver();
    try {
      return Fengsui.install(builtin);
    } catch (Throwable fault) {
      Fengsui.degraded(fault);
      return builtin;
    }
  }

  @Override
  public String name() {
    return "Fengsui";
  }
}
