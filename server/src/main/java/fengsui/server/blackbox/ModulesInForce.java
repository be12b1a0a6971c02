package fengsui.server.blackbox;

import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Probing;
import fengsui.server.config.Reloadable;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The modules and limits of `/probe` as they are in force.
@Component
final class ModulesInForce implements Reloadable {

  /// What holds together.
  record State(Map<String, Module> modules, Probing probing) {}

  private volatile State state;

  ModulesInForce(Configuration configuration) {
    state = read(configuration.probing());
  }

  State state() {
    return state;
  }

  @Override
  public Runnable prepare(Configuration fresh) {
    var read = read(fresh.probing());
    return () -> state = read;
  }

  private static State read(Probing probing) {
    var file = probing.modules();
    return new State(file == null ? ModuleFile.builtIn() : ModuleFile.read(file), probing);
  }
}
