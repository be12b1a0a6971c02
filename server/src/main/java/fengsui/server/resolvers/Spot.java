package fengsui.server.resolvers;

import java.util.Comparator;

/// One resolver as clients of one carrier in one province know it.
public record Spot(String carrier, String province, String resolver) implements Comparable<Spot> {

  private static final Comparator<Spot> ORDER =
      Comparator.comparing(Spot::carrier)
          .thenComparing(Spot::province)
          .thenComparing(Spot::resolver);

  @Override
  public int compareTo(Spot other) {
    return ORDER.compare(this, other);
  }
}
