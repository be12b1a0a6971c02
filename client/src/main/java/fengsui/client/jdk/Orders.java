package fengsui.client.jdk;

import fengsui.client.Resolver;
import fengsui.client.WayBack;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.orders.Follower;
import fengsui.client.orders.Place;
import fengsui.client.orders.Poller;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Containment orders as settings name them: `orders-keys` whose signatures count, `orders` the URL
/// to ask, and what belongs to it.
final class Orders {

  private Orders() {}

  /// Returns who takes orders for `resolver`; empty if no keys are set.
  static Optional<Follower> follower(Options options, Resolver resolver) {
    var files = options.list("orders-keys").stream().map(Path::of).toList();
    if (files.isEmpty()) {
      if (options.find("orders").isPresent()) {
        throw Options.wrong("orders-keys", "", "name the files of the keys whose orders count");
      }
      return Optional.empty();
    }
    try {
      var place =
          new Place(options.find("carrier").orElse(""), options.find("province").orElse(""));
      var file = options.find("orders-file").map(Path::of).orElse(null);
      var keys = TrustedKeys.read(files);
      return Optional.of(new Follower(keys, () -> place, resolver, file, InstantSource.system()));
    } catch (IOException | FailsafeRefused e) {
      throw Options.wrong("orders-keys", "" + files, "cannot be used: " + e.getMessage());
    }
  }

  /// Starts asking, if a URL is set.
  static void poll(Options options, Follower follower) {
    var url = options.find("orders");
    if (url.isPresent()) {
      Poller.start(settings(options, url.get()), follower, Notes::info);
    }
  }

  private static Poller.Settings settings(Options options, String url) {
    try {
      return new Poller.Settings(
          URI.create(url),
          options.find("orders-token").orElse(""),
          options.find("name").orElse("process-" + ProcessHandle.current().pid()),
          options.time("orders-every", Duration.ofSeconds(30)));
    } catch (IllegalArgumentException e) {
      throw Options.wrong("orders", e);
    }
  }

  static WayBack wayBack(Options options) {
    var usual = WayBack.USUAL;
    var least = options.time("return-after", usual.least());
    var most = options.time("return-most", usual.most());
    try {
      return new WayBack(
          options.number("return-answers", usual.answers()), least, most, usual.longest());
    } catch (IllegalArgumentException e) {
      throw Options.wrong("return-most", e);
    }
  }
}
