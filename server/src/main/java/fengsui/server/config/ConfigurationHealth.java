package fengsui.server.config;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// `degraded` while the configuration file is wrong and an older one is in force.
@Component("configurationFile")
final class ConfigurationHealth implements HealthIndicator {

  private final Reloading reloading;

  ConfigurationHealth(Reloading reloading) {
    this.reloading = reloading;
  }

  @Override
  public Health health() {
    var problems = reloading.state().problems();
    return problems.isEmpty()
        ? Health.up().build()
        : Health.status("DEGRADED").withDetail("problems", problems.size()).build();
  }
}
