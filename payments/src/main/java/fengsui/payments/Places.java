package fengsui.payments;

import fengsui.model.Payment;
import fengsui.payments.Place.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All places that were met. Beyond [#MOST] values of one attribute, the rest have no place.
final class Places {

  static final int MOST = 2_000;

  private final List<Place> all = new ArrayList<>();
  private final Place everywhere = add(Attribute.ALL, "");
  private final Map<String, Place> scenes = new HashMap<>();
  private final Map<String, Place> regions = new HashMap<>();
  private final Map<String, Place> channels = new HashMap<>();
  private final Map<String, Place> merchants = new HashMap<>();

  Spot of(Payment payment) {
    return Spot.of(
        everywhere,
        place(scenes, Attribute.SCENE, payment.scene()),
        place(regions, Attribute.REGION, payment.region()),
        place(channels, Attribute.CHANNEL, payment.channel()),
        place(merchants, Attribute.MERCHANT, payment.merchant()));
  }

  /// The place of all payments.
  Place everywhere() {
    return everywhere;
  }

  List<Place> all() {
    return all;
  }

  private @Nullable Place place(
      Map<String, Place> known, Attribute attribute, @Nullable String value) {
    if (value == null) {
      return null;
    }
    var place = known.get(value);
    if (place == null && known.size() < MOST) {
      place = add(attribute, value);
      known.put(value, place);
    }
    return place;
  }

  private Place add(Attribute attribute, String value) {
    var place = new Place(attribute, value, all.size());
    all.add(place);
    return place;
  }
}
