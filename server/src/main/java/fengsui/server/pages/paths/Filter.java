package fengsui.server.pages.paths;

import fengsui.server.watch.Cell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Which part of the matrix the reader wants to see; an empty text means all.
///
/// @param failing whether to hide targets and vantages where all is well
public record Filter(String carrier, String province, String target, boolean failing) {

  static final Filter ALL = new Filter("", "", "", false);

  boolean takes(Cell cell) {
    return (carrier.isEmpty() || cell.vantage().carrier().code().equals(carrier))
        && (province.isEmpty() || cell.vantage().province().equals(province))
        && named(cell);
  }

  private boolean named(Cell cell) {
    var text = target.toLowerCase(Locale.ROOT);
    return cell.target().id().toLowerCase(Locale.ROOT).contains(text)
        || cell.target().host().toLowerCase(Locale.ROOT).contains(text);
  }

  /// The filter as the query of a link.
  public String query() {
    return "?carrier=%s&province=%s&target=%s%s"
        .formatted(coded(carrier), coded(province), coded(target), failing ? "&failing=on" : "");
  }

  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
