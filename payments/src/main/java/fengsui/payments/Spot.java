package fengsui.payments;

import fengsui.payments.Place.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where one payment happened: a place an attribute, and nothing where the payment does not say it.
record Spot(
    Place everywhere,
    @Nullable Place scene,
    @Nullable Place region,
    @Nullable Place channel,
    @Nullable Place merchant,
    List<Place> all) {

  static Spot of(
      Place everywhere,
      @Nullable Place scene,
      @Nullable Place region,
      @Nullable Place channel,
      @Nullable Place merchant) {
    var all = new ArrayList<Place>(5);
    all.add(everywhere);
    add(scene, all);
    add(region, all);
    add(channel, all);
    add(merchant, all);
    return new Spot(everywhere, scene, region, channel, merchant, all);
  }

  private static void add(@Nullable Place place, List<Place> all) {
    if (place != null) {
      all.add(place);
    }
  }

  @Nullable Place at(Attribute attribute) {
    return switch (attribute) {
      case ALL -> everywhere;
      case SCENE -> scene;
      case REGION -> region;
      case CHANNEL -> channel;
      case MERCHANT -> merchant;
    };
  }

  /// Whether `place` counts it.
  boolean in(Place place) {
    return at(place.attribute()) == place;
  }
}
