package fengsui.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.orders.Follower;
import fengsui.client.orders.Place;
import fengsui.client.orders.Sheets;
import fengsui.client.orders.Standing;
import fengsui.client.orders.Standing.State;
import fengsui.dns.Way.Trust;
import fengsui.dns.verdict.AnswerJudge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From the signed sheet to the look-ups that go by it, and back.
@Timeout(20)
class OrdersTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final String HOST = "shop.example";
  private static final String RIGHT = "198.18.1.1";
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private final VirtualTime time = new VirtualTime();
  private final FakeWay local = new FakeWay("udp://local", Trust.PLAIN, time);
  private final FakeWay doh = new FakeWay("https://doh", Trust.AUTHENTICATED, time);
  private final Instant start = time.now();

  private Resolver resolver(WayBack wayBack) {
    local.answers(1, RIGHT);
    doh.answers(10, RIGHT);
    var judge = new AnswerJudge();
    var lanes = List.of(new Lane(Tier.LOCAL, local), new Lane(Tier.DOH, doh));
    return new Resolver(Plan.of(lanes).with(wayBack), judge::judge, time, List.of());
  }

  private Follower follower(@Nullable Resolver resolver) {
    return new Follower(
        TrustedKeys.of(OURS.getPublic()),
        () -> new Place("unicom", "beijing"),
        resolver,
        folder.resolve("orders"),
        time::now);
  }

  private byte[] sheet(long sequence, String... orders) {
    return Sheets.signed(OURS, sequence, orders);
  }

  private String order() {
    return Sheets.order("ord-3", start, start.plus(HOUR));
  }

  private Tier asks(Resolver resolver) {
    resolver.forget();
    var found = (Resolution.Found) resolver.look(HOST, Families.BOTH);
    return found.tier();
  }

  private static void assertFollows(Standing standing, State state, long sequence) {
    assertThat(standing.state()).as(standing.toString()).isEqualTo(state);
    assertThat(standing.sequence()).isEqualTo(sequence);
  }

  @Test
  void lookUpsGoByTheOrderAndAskTheSkippedTierNoMore() throws Exception {
    time.runAll(() -> {
      var resolver = resolver(WayBack.AT_ONCE);
      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);
      var before = local.asked();

      assertFollows(follower(resolver).hear(sheet(7, order())), State.FOLLOWED, 7);

      assertThat(asks(resolver)).isEqualTo(Tier.DOH);
      assertThat(local.asked()).isEqualTo(before);
    });
  }

  @Test
  void itEndsByItselfAndByTheNextSheetWithoutIt() throws Exception {
    time.runAll(() -> {
      var resolver = resolver(WayBack.AT_ONCE);
      var follower = follower(resolver);
      follower.hear(sheet(7, order()));

      assertFollows(follower.hear(sheet(8)), State.NONE, 8);
      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);

      follower.hear(sheet(9, order()));
      assertThat(asks(resolver)).isEqualTo(Tier.DOH);
      sleep(HOUR);
      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);
      assertFollows(follower.look(), State.NONE, 9);
    });
  }

  @Test
  void whatIsForgedChangesNothing() throws Exception {
    time.runAll(() -> {
      var resolver = resolver(WayBack.AT_ONCE);
      var follower = follower(resolver);
      follower.hear(sheet(7, order()));

      var stranger = KeyText.generate();
      var forged = follower.hear(Sheets.signed(stranger, 8));
      assertFollows(forged, State.FOLLOWED, 7);
      assertThat(forged.refusal())
          .startsWith("it is signed with key " + KeyText.id(stranger.getPublic()) + ", but only [");
      var changed = new String(sheet(8), UTF_8).replace(":8,", ":9,");
      assertThat(follower.hear(changed.getBytes(UTF_8)).refusal()).contains("is wrong; take the");
      assertThat(follower.hear(new byte[0]).refusal())
          .isEqualTo(
              "it does not begin like a signed sheet of orders; take it from the command post");
      assertThat(asks(resolver)).isEqualTo(Tier.DOH);

      assertThat(follower.hear(sheet(7, order())).refusal()).isEmpty();
    });
  }

  @Test
  void whatIsOlderIsRefusedAlsoAfterARestart() throws Exception {
    time.runAll(() -> {
      var old = sheet(7, order());
      follower(resolver(WayBack.AT_ONCE)).hear(old);
      follower(resolver(WayBack.AT_ONCE)).hear(sheet(8));

      var resolver = resolver(WayBack.AT_ONCE);
      var standing = follower(resolver).hear(old);

      assertFollows(standing, State.NONE, 8);
      assertThat(standing.refusal())
          .isEqualTo(
              "sheet 7 is older than sheet 8, which was taken before; "
                  + "issue the orders again if they are meant");
      assertThat(follower(resolver).hear(sheet(8, order())).refusal())
          .isEqualTo("another sheet 8 was taken before; issue the orders again");
      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);
    });
  }

  @Test
  void anOrderHoldsThroughARestartWithoutThePost() throws Exception {
    time.runAll(() -> {
      follower(resolver(WayBack.AT_ONCE)).hear(sheet(7, order()));

      var resolver = resolver(WayBack.AT_ONCE);
      assertFollows(follower(resolver).look(), State.FOLLOWED, 7);
      assertThat(asks(resolver)).isEqualTo(Tier.DOH);
    });
  }

  @Test
  void aDamagedFileIsSaidAndTheNextSheetTaken() throws Exception {
    Files.writeString(folder.resolve("orders"), "damaged");
    time.runAll(() -> {
      var follower = follower(resolver(WayBack.AT_ONCE));

      assertThat(follower.look().refusal())
          .endsWith(
              "orders: it does not begin like a signed sheet of orders; take it from the command"
                  + " post");
      assertFollows(follower.hear(sheet(7, order())), State.FOLLOWED, 7);
    });
  }

  @Test
  void whatIsForOthersChangesNothing() throws Exception {
    time.runAll(() -> {
      var resolver = resolver(WayBack.AT_ONCE);
      var other = Sheets.order("ord-4", "\"carrier\":\"mobile\",", start, start.plus(HOUR));

      var standing = follower(resolver).hear(sheet(7, other));

      assertFollows(standing, State.NONE, 7);
      assertThat(standing.why()).isEqualTo("ord-4 is for mobile/*, and this is unicom/beijing");
      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);
    });
  }

  @Test
  void whoHasNoResolverSaysThatNothingGoesByIt() throws Exception {
    time.runAll(() -> assertFollows(follower(null).hear(sheet(7, order())), State.UNUSED, 7));
  }

  @Test
  void anOrderThatWouldLeaveNobodyToAskSkipsNobody() throws Exception {
    time.runAll(() -> {
      local.answers(1, RIGHT);
      var judge = new AnswerJudge();
      var plan = Plan.of(List.of(new Lane(Tier.LOCAL, local)));
      var resolver = new Resolver(plan, judge::judge, time, List.of());
      follower(resolver).hear(sheet(7, order()));

      assertThat(asks(resolver)).isEqualTo(Tier.LOCAL);
    });
  }

  @Test
  void standingIsOneLine() {
    var standing =
        new Standing(new Place("unicom", ""), 7, State.NONE, "", "is wrong; \n take", "a&b");

    assertThat(standing.text("shop 1"))
        .isEqualTo(
            "sequence=7&state=none&name=shop+1&carrier=unicom&refusal=is+wrong%3B+%0A+take&why=a%26b");
  }

  private void sleep(Duration length) {
    try {
      time.sleep(length);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
