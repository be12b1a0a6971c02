package fengsui.dns.verdict;

import fengsui.dns.ForgedPool;

/// What a judge knows beforehand, and where it learns.
///
/// @param privateNames may have addresses that no public name has
/// @param portals where carriers send names that do not exist
/// @param forged addresses known from forged answers; most belong to somebody
/// @param profiles what is usual for each name
/// @param crowd which addresses were answered for many names
/// @param operators who runs which way
/// @param quorum how many operators must agree, at least 2
public record Knowledge(
    PrivateNames privateNames,
    ForgedPool portals,
    ForgedPool forged,
    Profiles profiles,
    Crowd crowd,
    Operators operators,
    int quorum) {

  public Knowledge {
    if (quorum < 2) {
      throw new IllegalArgumentException("a quorum must be of at least 2, but is " + quorum);
    }
  }

  /// What ships with the library, nothing learnt yet, and a quorum of two operators.
  public static Knowledge shipped() {
    return new Knowledge(
        PrivateNames.SPECIAL_USE,
        ForgedPool.portals(),
        ForgedPool.none(),
        new Profiles(),
        new Crowd(),
        Operators.known(),
        2);
  }

  public Knowledge with(PrivateNames other) {
    return new Knowledge(other, portals, forged, profiles, crowd, operators, quorum);
  }

  public Knowledge withForged(ForgedPool other) {
    return new Knowledge(privateNames, portals, other, profiles, crowd, operators, quorum);
  }

  public Knowledge withPortals(ForgedPool other) {
    return new Knowledge(privateNames, other, forged, profiles, crowd, operators, quorum);
  }

  public Knowledge with(Profiles other) {
    return new Knowledge(privateNames, portals, forged, other, crowd, operators, quorum);
  }

  public Knowledge with(Operators other) {
    return new Knowledge(privateNames, portals, forged, profiles, crowd, other, quorum);
  }

  public Knowledge withQuorum(int other) {
    return new Knowledge(privateNames, portals, forged, profiles, crowd, operators, other);
  }
}
