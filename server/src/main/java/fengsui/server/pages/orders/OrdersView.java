package fengsui.server.pages.orders;

import fengsui.client.Tier;
import fengsui.client.orders.Place;
import fengsui.client.orders.Standing;
import fengsui.server.orders.Entry;
import fengsui.server.orders.Followers.Follower;
import fengsui.server.orders.SigningKey;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Orders, and who follows which.
///
/// @param sentence what somebody who was just woken up should read
/// @param alarm whether somebody refused a sheet
/// @param key id of the signing key; empty without one
/// @param open those that run or are proposed
/// @param trouble why the last attempt failed; empty if it did not
public record OrdersView(
    String sentence,
    boolean alarm,
    String key,
    String publicKey,
    List<Line> open,
    List<Line> past,
    List<One> followers,
    OrderForm form,
    String trouble) {

  private static final int PAST = 20;

  /// One order.
  ///
  /// @param state the key of its words
  /// @param clock how long it still runs, or what became of it
  /// @param follow who follows it, of those it is for
  /// @param proposed whether it waits for somebody to issue it
  public record Line(
      String id,
      String state,
      String tone,
      String place,
      String tiers,
      String reason,
      String incident,
      String who,
      Instant at,
      String clock,
      String follow,
      boolean proposed) {}

  /// One who takes orders.
  ///
  /// @param verified the key of the words on the sheet that came last
  /// @param words why it was refused, or why no order is followed
  public record One(
      String kind,
      String who,
      String place,
      String state,
      String tone,
      String order,
      long sequence,
      String verified,
      String words,
      String seen) {}

  static OrdersView of(List<Entry> entries, List<Follower> followers, SigningKey key, Frame frame) {
    var now = frame.now();
    var open = entries.stream().filter(it -> open(it, now)).toList();
    var past = entries.stream().filter(it -> !open(it, now)).limit(PAST).toList();
    return new OrdersView(
        sentence(open, followers, key, frame),
        followers.stream().anyMatch(it -> !it.refusal().isEmpty()),
        key.id(),
        key.text(),
        open.stream().map(it -> line(it, followers, frame)).toList(),
        past.stream().map(it -> line(it, List.of(), frame)).toList(),
        followers.stream().map(it -> one(it, frame)).toList(),
        OrderForm.fresh(),
        "");
  }

  OrdersView with(OrderForm typed, String why) {
    return new OrdersView(sentence, alarm, key, publicKey, open, past, followers, typed, why);
  }

  private static boolean open(Entry entry, Instant now) {
    return switch (entry.state(now)) {
      case PROPOSED, RUNNING -> true;
      case EXPIRED, WITHDRAWN -> false;
    };
  }

  private static String sentence(
      List<Entry> open, List<Follower> followers, SigningKey key, Frame frame) {
    if (key.id().isEmpty()) {
      return frame.say("orders.no-key");
    }
    var running = open.stream().filter(it -> it.state(frame.now()) == Entry.State.RUNNING).count();
    if (running == 0) {
      return frame.say("orders.none-run");
    }
    var followed = followers.stream().filter(it -> it.state() == Standing.State.FOLLOWED).count();
    return frame.say("orders.some-run", running, followed, followers.size());
  }

  private static Line line(Entry entry, List<Follower> followers, Frame frame) {
    var state = entry.state(frame.now());
    var wish = entry.wish();
    return new Line(
        entry.id(),
        "orders.state-" + state.code(),
        switch (state) {
          case RUNNING -> "alarm";
          case PROPOSED -> "doubt";
          case EXPIRED, WITHDRAWN -> "calm";
        },
        place(wish.place(), frame),
        tiers(wish.first(), wish.skip(), frame),
        wish.reason(),
        wish.incident(),
        new Names(frame.words())
            .author(Objects.requireNonNullElse(entry.issuedBy(), entry.proposedBy())),
        Objects.requireNonNullElse(entry.issued(), entry.proposed()),
        clock(entry, state, frame),
        follow(entry, followers, frame),
        state == Entry.State.PROPOSED);
  }

  private static String clock(Entry entry, Entry.State state, Frame frame) {
    var times = frame.times();
    return switch (state) {
      case PROPOSED -> frame.say("orders.would-run", times.lasting(entry.wish().lasting()));
      case RUNNING -> {
        var end = Objects.requireNonNull(entry.expires());
        var left = times.lasting(Duration.between(frame.now(), end));
        yield frame.say("orders.left", times.at(end, frame.now()), left);
      }
      case EXPIRED ->
          frame.say(
              "orders.expired-at", times.at(Objects.requireNonNull(entry.expires()), frame.now()));
      case WITHDRAWN ->
          frame.say(
              "orders.withdrawn-at",
              times.at(Objects.requireNonNull(entry.withdrawn()), frame.now()),
              new Names(frame.words()).author(Objects.requireNonNull(entry.withdrawnBy())));
    };
  }

  private static String follow(Entry entry, List<Follower> followers, Frame frame) {
    var addressed =
        followers.stream().filter(it -> entry.wish().place().covers(it.place())).toList();
    var following =
        addressed.stream()
            .filter(it -> it.order().equals(entry.id()))
            .filter(it -> it.state() == Standing.State.FOLLOWED)
            .count();
    return frame.say("orders.of", following, addressed.size());
  }

  private static String tiers(List<Tier> first, Collection<Tier> skip, Frame frame) {
    var order = first.stream().map(OrdersView::tier).collect(Collectors.joining(" → "));
    return skip.isEmpty()
        ? order
        : frame.say(
            "orders.without",
            order,
            skip.stream().sorted().map(OrdersView::tier).collect(Collectors.joining(" ")));
  }

  private static String tier(Tier tier) {
    return switch (tier) {
      case LOCAL -> "Local DNS";
      case HTTPDNS -> "HTTPDNS";
      case DOH -> "DoH";
      case DOT -> "DoT";
      case STALE, FAILSAFE -> tier.code();
    };
  }

  static String place(Place place, Frame frame) {
    var names = new Names(frame.words());
    var carrier =
        place.carrier().isEmpty()
            ? frame.say("orders.all-carriers")
            : names.carrier(place.carrier());
    return place.province().isEmpty()
        ? carrier
        : frame.say("resolvers.place", carrier, names.province(place.province()));
  }

  private static One one(Follower it, Frame frame) {
    var refused = !it.refusal().isEmpty();
    return new One(
        it.kind().equals("agent") ? "orders.kind-agent" : "orders.kind-client",
        it.name().isEmpty() ? it.holder() : it.holder() + " / " + it.name(),
        it.place().equals(Place.ALL) ? frame.say("orders.nowhere") : place(it.place(), frame),
        "orders.follows-" + it.state().code(),
        refused ? "alarm" : it.state() == Standing.State.NONE ? "calm" : "doubt",
        it.order(),
        it.sequence(),
        refused
            ? "orders.refused"
            : it.sequence() == 0 ? "orders.nothing-heard" : "orders.verified",
        refused ? it.refusal() : it.why(),
        frame.times().ago(it.seen(), frame.now()));
  }
}
