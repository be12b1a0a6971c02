package fengsui.server.resolvers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Resolvers that a published list says are a carrier's: to name one that nobody described, and to
/// suggest some. Third parties made the list; nothing is decided by it.
public final class WellKnown {

  private final Map<String, Entry> byAddress = new HashMap<>();
  private final List<Entry> all = new ArrayList<>();

  /// A resolver by its address, and whose it is said to be.
  public record Entry(String address, String carrier, String province) {}

  private WellKnown(String place, List<String> lines) {
    var number = 0;
    for (var line : lines) {
      number++;
      var words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
      if (words.length == 3) {
        add(new Entry(words[0], words[1], words[2]));
      } else if (!words[0].isEmpty()) {
        throw new IllegalArgumentException(
            "%s line %d: write ADDRESS CARRIER PROVINCE".formatted(place, number));
      }
    }
  }

  private void add(Entry entry) {
    byAddress.put(entry.address(), entry);
    all.add(entry);
  }

  /// Returns the list that ships with the program; the file names its source and date.
  static WellKnown standard() {
    try (var in = WellKnown.class.getResourceAsStream("carrier-resolvers.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return of("carrier-resolvers.txt", text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static WellKnown of(String place, String text) {
    return new WellKnown(place, text.lines().toList());
  }

  /// Returns who `resolver`, written as evidence has it, is said to be.
  public Optional<Entry> find(String resolver) {
    var rest = resolver.replaceFirst("^(udp|tcp)://", "").replaceFirst(":[0-9]+$", "");
    return Optional.ofNullable(byAddress.get(rest));
  }

  List<Entry> all() {
    return List.copyOf(all);
  }

  /// Returns those of a carrier in a province.
  public List<Entry> of(Place place) {
    return all.stream()
        .filter(it -> it.carrier().equals(place.carrier()))
        .filter(it -> it.province().equals(place.province()))
        .toList();
  }

  /// A carrier in a province.
  public record Place(String carrier, String province) {}
}
