package fengsui.dns.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A domain name: labels of bytes, compared without regard to ASCII case.
///
/// Held as on the wire without compression, so that every name that exists is valid. Names in other
/// scripts come in their ASCII form (see [java.net.IDN]).
public final class Name {

  /// The root of all names.
  public static final Name ROOT = new Name(new byte[] {0});

  static final int LONGEST = 255;
  static final int LONGEST_LABEL = 63;

  private final byte[] wire;
  private final int hash;

  /// Takes over `wire`, which must be valid.
  Name(byte[] wire) {
    this.wire = wire;
    var sum = 0;
    for (var octet : wire) {
      sum = 31 * sum + lower(octet);
    }
    this.hash = sum;
  }

  /// Returns the name that is written `text`, such as `shop.example` or `shop.example.`.
  ///
  /// @throws IllegalArgumentException stating the rule that it breaks
  public static Name of(String text) {
    return new NameText(text).parse();
  }

  /// Returns the name made of this one's labels from the second on.
  ///
  /// @throws IllegalStateException if this is the root
  public Name parent() {
    if (isRoot()) {
      throw new IllegalStateException("the root has no parent");
    }
    return new Name(Arrays.copyOfRange(wire, wire[0] + 1, wire.length));
  }

  /// Returns this name with the case of each letter drawn from `bits`, so that an answer shows
  /// whether its sender saw the query ("0x20").
  public Name withCaseOf(RandomGenerator bits) {
    var mixed = wire.clone();
    for (int i = 0; i < mixed.length; i++) {
      if (lower(mixed[i]) >= 'a' && lower(mixed[i]) <= 'z') {
        mixed[i] = (byte) (lower(mixed[i]) - (bits.nextBoolean() ? 32 : 0));
      }
    }
    return new Name(mixed);
  }

  /// Whether it is `other` to the case of each letter.
  public boolean sameCase(Name other) {
    return Arrays.equals(wire, other.wire);
  }

  /// Whether it has no labels.
  public boolean isRoot() {
    return wire.length == 1;
  }

  /// Whether it equals `ancestor` or lies below it.
  public boolean isWithin(Name ancestor) {
    var name = this;
    while (name.wire.length > ancestor.wire.length) {
      name = name.parent();
    }
    return name.equals(ancestor);
  }

  /// How many bytes it has on the wire without compression, 1 to 255.
  public int length() {
    return wire.length;
  }

  /// The wire form as text of one character a byte: its tails are the wire forms of the parents.
  String latin() {
    return new String(wire, ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Name that) || hash != that.hash || wire.length != that.wire.length) {
      return false;
    }
    for (int i = 0; i < wire.length; i++) {
      if (lower(wire[i]) != lower(that.wire[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// The labels parted by dots, with `\.`, `\\` and `\ddd` for what would not read back; `.` is the
  /// root.
  @Override
  public String toString() {
    return NameText.write(wire);
  }

  /// Length bytes are below 64 and so never taken for a letter.
  private static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
  }
}
