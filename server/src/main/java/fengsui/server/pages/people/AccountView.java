package fengsui.server.pages.people;

import fengsui.server.access.Sessions.Seat;
import fengsui.server.pages.Troubles;
import java.util.List;

/// The page of the reader's own account.
///
/// @param password whether the reader has one here
/// @param seats where the reader is signed in; none for a program
/// @param done what was just done, in words; empty at first
public record AccountView(
    boolean password, List<Seat> seats, Troubles troubles, String done, int shortest) {

  public AccountView {
    seats = List.copyOf(seats);
  }

  /// Whether the reader is signed in elsewhere too.
  public boolean elsewhere() {
    return seats.stream().anyMatch(seat -> !seat.here());
  }
}
