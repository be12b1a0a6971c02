package fengsui.client.orders;

/// Where somebody stands, or for whom an order is; an empty word is every one, or not known.
///
/// @param carrier such as `unicom`
/// @param province such as `beijing`
public record Place(String carrier, String province) {

  /// Everywhere, and nowhere that is known.
  public static final Place ALL = new Place("", "");

  /// Whether `here` is within.
  public boolean covers(Place here) {
    return (carrier.isEmpty() || carrier.equals(here.carrier))
        && (province.isEmpty() || province.equals(here.province));
  }

  /// How closely it says where: a carrier counts more than a province.
  int detail() {
    return (carrier.isEmpty() ? 0 : 2) + (province.isEmpty() ? 0 : 1);
  }

  @Override
  public String toString() {
    return word(carrier) + "/" + word(province);
  }

  private static String word(String text) {
    return text.isEmpty() ? "*" : text;
  }
}
