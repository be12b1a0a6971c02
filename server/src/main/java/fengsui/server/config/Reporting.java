package fengsui.server.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who reports faults to carriers, to whom, and how soon to be reminded of it.
public record Reporting(Reporter reporter, List<CarrierDesk> desks, Reminders reminders) {

  public static final Reporting NONE =
      new Reporting(new Reporter("", ""), List.of(), Reminders.DEFAULT);

  public Reporting {
    desks = List.copyOf(desks);
  }

  /// Us, as a carrier knows us; empty texts where nobody said.
  public record Reporter(String organisation, String contact) {}

  /// Where a carrier takes reports, and by what it knows us. Empty texts where nobody said.
  ///
  /// @param carrier its code, such as `unicom`
  /// @param province null: for all that have no desk of their own
  public record CarrierDesk(
      String carrier,
      @Nullable String province,
      String name,
      String phone,
      String email,
      String portal,
      String contract,
      List<String> circuits) {

    public CarrierDesk {
      circuits = List.copyOf(circuits);
    }
  }

  /// How long a report may stay in a state before somebody is reminded, and between reminders.
  public record Reminders(
      Duration drafted, Duration filed, Duration acknowledged, Duration escalated) {

    public static final Reminders DEFAULT =
        new Reminders(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(1));
  }
}
