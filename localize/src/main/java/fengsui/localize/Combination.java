package fengsui.localize;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Some attributes with one value each, such as carrier=unicom and province=beijing. An empty one
/// stands for everything.
public record Combination(SortedMap<String, String> values) {

  public Combination {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Combination of(Map<String, String> values) {
    return new Combination(new TreeMap<>(values));
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("&"));
  }
}
