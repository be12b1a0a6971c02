package fengsui.agent.orders;

import fengsui.agent.post.Answer;
import fengsui.agent.post.Post;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.orders.Follower;
import fengsui.client.orders.Place;
import fengsui.client.orders.Standing;
import fengsui.model.Vantage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks the post for orders, has the stub go by them, and tells the post how it stands.
public final class OrderDesk {

  private static final String FILE = "orders.sheet";

  private final Follower follower;
  private final Consumer<String> log;
  private String said = "";

  /// @param folder remembers the newest sheet through restarts
  /// @param vantage where this agent stands, as far as is known now
  /// @throws IllegalArgumentException if a key cannot be used
  public OrderDesk(
      OrderSettings settings, Path folder, Supplier<Vantage> vantage, Consumer<String> log) {
    this.log = log;
    this.follower =
        new Follower(
            keys(settings),
            () -> place(vantage.get()),
            settings.resolver(),
            folder.resolve(FILE),
            InstantSource.system());
  }

  private static TrustedKeys keys(OrderSettings settings) {
    try {
      return TrustedKeys.read(settings.keys());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "orders-key: cannot be read: %s; give a public key from fengsui failsafe key"
              .formatted(e.getMessage()),
          e);
    } catch (FailsafeRefused e) {
      throw new IllegalArgumentException("orders-key: " + e.getMessage(), e);
    }
  }

  private static Place place(Vantage vantage) {
    var province = vantage.province();
    return new Place(vantage.carrier().code(), province.equals("unknown") ? "" : province);
  }

  /// Looks at the clock: orders begin and end without the post, too.
  public void look() {
    say(follower.look());
  }

  /// Fetches what is new; once something was taken or refused, the post hears of it at once.
  public void ask(Post post) throws InterruptedException {
    if (post.orders(follower.look().text("")) instanceof Answer.Given<byte[]>(var sheet)
        && sheet.length > 0) {
      var standing = follower.hear(sheet);
      say(standing);
      post.orders(standing.text(""));
    }
  }

  private void say(Standing standing) {
    var words = words(standing);
    if (!words.equals(said)) {
      said = words;
      log.accept(words);
    }
  }

  private static String words(Standing standing) {
    if (!standing.refusal().isEmpty()) {
      return "orders: refused: " + standing.refusal();
    }
    var why = standing.why().isEmpty() ? "" : "; " + standing.why();
    return "orders: sheet %d, %s %s%s"
        .formatted(standing.sequence(), standing.state().code(), standing.order(), why);
  }
}
