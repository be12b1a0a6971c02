package fengsui.client.stub;

import fengsui.client.Families;
import fengsui.client.Resolution;

/// Who finds addresses for the stub.
@FunctionalInterface
public interface Lookups {

  /// Returns how the look-up of `host` ends, within a few seconds.
  Resolution look(String host, Families families);
}
