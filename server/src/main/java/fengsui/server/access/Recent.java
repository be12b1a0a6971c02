package fengsui.server.access;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the entries used last, and no more than a fixed number.
final class Recent<V> extends LinkedHashMap<String, V> {

  @Serial private static final long serialVersionUID = 1;

  private final int most;

  Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > most;
  }
}
