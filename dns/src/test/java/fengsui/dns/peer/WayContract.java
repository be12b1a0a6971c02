package fengsui.dns.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.dns.Answer;
import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Outcome;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every way must do, whatever its peer does. A good peer says that `shop.example` has the
/// addresses 198.18.0.1 and 2001:db8::1.
@Timeout(30)
public abstract class WayContract {

  public static final Name SHOP = Name.of("shop.example");
  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  /// How much longer than its patience a way may take on a machine that is busy.
  private static final Duration BOUND = Duration.ofSeconds(2);

  /// A way to a peer that behaves as asked.
  public interface Rig extends Closeable {
    Way way();

    /// Returns when the peer has taken a question.
    void awaitQuestion() throws InterruptedException;

    /// Returns when the peer has seen the way leave.
    void awaitLeave() throws InterruptedException;

    @Override
    void close() throws IOException;
  }

  protected abstract Rig rig(Mood mood) throws Exception;

  /// What cannot happen to these ways.
  protected Set<Mood> impossible() {
    return Set.of();
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatCameOfIt(Mood mood) throws Exception {
    if (impossible().contains(mood)) {
      return;
    }
    try (var rig = rig(mood)) {
      var waits = mood.outcome().code().equals("generic_timeout_error");
      var patience = waits ? SHORT : LONG;

      var start = System.nanoTime();
      var answer = rig.way().ask(SHOP, BOTH, patience);
      var took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(answer.outcome()).isEqualTo(mood.outcome());
      assertThat(answer.name()).isEqualTo(SHOP);
      assertThat(answer.way()).isEqualTo(rig.way().id());
      assertThat(answer.trust()).isEqualTo(rig.way().trust());
      assertThat(took).isLessThan(waits ? SHORT.plus(BOUND) : LONG);
    }
  }

  @Test
  void givesTheAddressesOfBothFamiliesIpv4First() throws Exception {
    assertThat(good(BOTH).addresses())
        .containsExactly(IpText.parse("198.18.0.1"), IpText.parse("2001:db8::1"));
  }

  @ParameterizedTest
  @EnumSource
  void givesOnlyAddressesOfTheFamilyAskedFor(Family family) throws Exception {
    assertThat(good(EnumSet.of(family)).addresses())
        .containsExactly(IpText.parse(family == Family.IPV4 ? "198.18.0.1" : "2001:db8::1"));
  }

  private Answer good(Set<Family> families) throws Exception {
    try (var rig = rig(Mood.GOOD)) {
      var answer = rig.way().ask(SHOP, families, LONG);

      assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      return answer;
    }
  }

  @Test
  void endsAtOnceAndLeavesThePeerWhenItsThreadIsInterrupted() throws Exception {
    try (var rig = rig(Mood.SILENT)) {
      var thrown = new CompletableFuture<Throwable>();
      var asking =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  thrown.completeExceptionally(new AssertionError(rig.way().ask(SHOP, BOTH, LONG)));
                } catch (InterruptedException interrupted) {
                  thrown.complete(interrupted);
                }
              });
      rig.awaitQuestion();

      asking.interrupt();

      assertThat(thrown.get(BOUND.toMillis(), TimeUnit.MILLISECONDS))
          .isInstanceOf(InterruptedException.class);
      rig.awaitLeave();
    }
  }

  @Test
  void wantsAFamily() throws Exception {
    try (var rig = rig(Mood.GOOD)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rig.way().ask(SHOP, Set.of(), LONG))
          .withMessage("a way must be asked for at least one family");
    }
  }
}
