package fengsui.server.pages;

import java.util.List;

/// Incidents that can be turned on and off for a person who watches. There is such a part only
/// where a laboratory runs under the post.
public interface DrillSwitches {

  /// One incident.
  ///
  /// @param name such as `border-443`
  /// @param about what it does, in the language that the laboratory speaks: English
  record DrillSwitch(String name, String about, boolean on) {}

  List<DrillSwitch> all();

  /// Turns one on or off; returns when it is done.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  /// @throws IllegalStateException if it cannot be done now, and why
  void turn(String name, boolean on);
}
