package fengsui.server.pages;

import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Incidents that can be turned on and off for a person who watches. There is such a part only
/// where a laboratory runs under the post.
public interface DrillSwitches {

  /// One incident.
  ///
  /// @param name such as `border-443`
  /// @param about what it does, in the language that the laboratory speaks: English
  /// @param truth what the verdict must say while it is on
  record DrillSwitch(String name, String about, boolean on, Truth truth) {}

  /// What is really wrong.
  ///
  /// @param carrier null where none is to be named
  /// @param port null where none is to be named
  record Truth(FaultDomain domain, @Nullable Carrier carrier, @Nullable Integer port) {

    /// Whether `verdict` says so.
    public boolean saidBy(Verdict verdict) {
      var where = verdict.where();
      return verdict.domain() == domain
          && (carrier == null || carrier.equals(where.carrier()))
          && (port == null || port.equals(where.port()));
    }
  }

  List<DrillSwitch> all();

  /// Turns one on or off; returns when it is done.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  /// @throws IllegalStateException if it cannot be done now, and why
  void turn(String name, boolean on);
}
