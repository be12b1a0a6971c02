package fengsui.server;

import fengsui.server.access.Front;
import fengsui.server.config.Configuration;
import fengsui.server.pages.DrillSwitches;
import fengsui.server.store.Store;
import fengsui.server.store.StoreException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The command post, running until it is closed.
public final class CommandPost implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final Store store;
  private final boolean secure;

  private CommandPost(ConfigurableApplicationContext context, Store store, boolean secure) {
    this.context = context;
    this.store = store;
    this.secure = secure;
  }

  /// Starts it, with the time of this machine.
  public static CommandPost start(Configuration configuration) {
    return start(configuration, InstantSource.system());
  }

  /// Starts it, with switches for the incidents of a laboratory under it.
  public static CommandPost start(Configuration configuration, DrillSwitches switches) {
    return start(configuration, InstantSource.system(), Map.of("drillSwitches", switches));
  }

  /// Starts it. Returns when it answers requests.
  ///
  /// @param clock the time that verdicts and incidents go by
  /// @throws StoreException if there is no place to keep things, with what to do about it
  public static CommandPost start(Configuration configuration, InstantSource clock) {
    return start(configuration, clock, Map.of());
  }

  private static CommandPost start(
      Configuration configuration, InstantSource clock, Map<String, Object> guests) {
    var store = Store.open(configuration);
    try {
      var parts = new HashMap<>(guests);
      parts.put("configuration", configuration);
      parts.put("clock", clock);
      parts.put("dataStore", store);
      var context = context(configuration, parts);
      return new CommandPost(context, store, configuration.tls() != null);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static ConfigurableApplicationContext context(
      Configuration configuration, Map<String, Object> parts) {
    return new SpringApplicationBuilder(Wiring.class)
        .properties(properties(configuration))
        .registerShutdownHook(false)
        .initializers(fresh -> parts.forEach(fresh.getBeanFactory()::registerSingleton))
        .run();
  }

  private static Map<String, Object> properties(Configuration configuration) {
    var properties = new HashMap<>(Front.properties(configuration));
    properties.put("server.port", configuration.port());
    properties.put("server.address", configuration.address());
    properties.put("spring.config.location", "classpath:/fengsui/server/application.yaml");
    return properties;
  }

  /// Where it listens, as seen from this machine.
  public URI url() {
    var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
    return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + server.getPort() + "/");
  }

  /// One of its parts, for mains and tests.
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    try {
      context.close();
    } finally {
      store.close();
    }
  }

  /// What it is made of: everything below this package. Packages choose names without looking at
  /// each other, so a part goes by its full one.
  @SpringBootConfiguration
  @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
  @ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
  static class Wiring {}
}
