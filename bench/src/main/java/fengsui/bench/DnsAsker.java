package fengsui.bench;

import java.util.function.Consumer;

/// A client under measurement: it asks for the A record of a name, without a cache.
interface DnsAsker extends AutoCloseable {

  /// Asks, and tells whether the right answer came.
  void ask(String name, Consumer<Boolean> done);

  @Override
  void close();
}
