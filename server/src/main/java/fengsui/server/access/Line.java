package fengsui.server.access;

/// Where at the door somebody stands who gives a password: each line has places of its own, so that
/// a flood in one holds up nobody in another. Which line it is depends on nothing that the database
/// would have to be asked for, and never on whether a name exists.
enum Line {
  /// Who signed in with this name from this network, or this browser, before.
  KNOWN(4),
  /// From a network of which no password was wrong for a day.
  NEW(4),
  /// From a network that guessed.
  GUESSED(2);

  private final int places;

  Line(int places) {
    this.places = places;
  }

  /// How many may be looked at or wait at once; each needs a connection to the database at most.
  int places() {
    return places;
  }
}
