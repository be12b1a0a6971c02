package fengsui.server.config;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs something at SIGHUP, by which operators ask daemons to read their files again, and which
/// would otherwise end the process. The JDK offers signals without a supported interface only, so
/// it is asked by reflection; where it has none, nothing happens.
final class Hangup implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

  private final Object before;

  private Hangup(Object before) {
    this.before = before;
  }

  static @Nullable Hangup listen(Runnable work) {
    try {
      var type = Class.forName("sun.misc.SignalHandler");
      InvocationHandler on =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  Thread.ofVirtual().name("hangup").start(work);
                  yield null;
                }
                case "equals" ->
                    System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "hangup"; // toString
              };
      var handler =
          Proxy.newProxyInstance(Hangup.class.getClassLoader(), new Class<?>[] {type}, on);
      return new Hangup(handle(handler));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.info("SIGHUP is not listened to: {}", e.toString());
      return null;
    }
  }

  private static Object handle(Object handler) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var type = Class.forName("sun.misc.SignalHandler");
    var hup = signal.getConstructor(String.class).newInstance("HUP");
    return signal.getMethod("handle", signal, type).invoke(null, hup, handler);
  }

  @Override
  public void close() {
    try {
      handle(before);
    } catch (ReflectiveOperationException e) {
      LOG.debug("SIGHUP stays as it is", e);
    }
  }
}
