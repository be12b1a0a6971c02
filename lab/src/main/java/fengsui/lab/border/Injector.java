package fengsui.lab.border;

import java.util.List;

/// A known or invented device: a name, where the knowledge comes from, and its rules.
public record Injector(String name, String source, List<Rule> rules) {

  public Injector {
    rules = List.copyOf(rules);
  }
}
