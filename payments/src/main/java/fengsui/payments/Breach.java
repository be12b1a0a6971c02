package fengsui.payments;

import fengsui.model.Alarm.Kind;

/// What a discount does that nobody allowed.
enum Breach {
  FORBIDDEN_SCENE(Kind.FORBIDDEN_SCENE, "is on a scene it is not for"),
  FORBIDDEN_REGION(Kind.FORBIDDEN_SCENE, "is in a region it is not for"),
  OVER_CAP(Kind.DISCOUNT_SHIFT, "takes off more than one payment may get"),
  OVER_VALUE(Kind.DISCOUNT_SHIFT, "takes off more than its value"),
  MISLABELLED(Kind.LABEL_SPIKE, "has another label than the one registered"),
  NOT_STARTED(Kind.LABEL_SPIKE, "is given before it starts"),
  EXPIRED(Kind.LABEL_SPIKE, "is given after it ended"),
  NOT_ADDING_UP(Kind.DISCOUNT_SHIFT, "does not add up: amount less discounts is not what was paid");

  private final Kind kind;
  private final String words;

  Breach(Kind kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  Kind kind() {
    return kind;
  }

  /// The rest of a sentence whose subject is the discount.
  String words() {
    return words;
  }
}
