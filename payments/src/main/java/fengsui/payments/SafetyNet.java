package fengsui.payments;

import fengsui.model.Alarm;
import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.payments.Sample.Mark;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The payment safety net: payments in, alarms out, strictly in the order they come.
///
/// What is usual is taught first by [#learn]; without, the net learns from the first
/// [#FIRST_LESSON] payments, and until then only invariants alarm. Time is the payments' own.
/// Memory does not grow with the number of payments. Not safe for several threads.
public final class SafetyNet {

  /// So many payments must be taught before a share is called unusual.
  public static final long FIRST_LESSON = 10_000;

  /// A label or campaign that nobody knows is told at its so many'th payment.
  private static final long UNKNOWN = 3;

  /// What a taught history did so often is usual.
  private static final long USUAL = 3;

  private final Campaigns campaigns;
  private final Places places = new Places();
  private final Tags tags = new Tags();
  private final Usuals usuals;
  private final Mixture mixture;
  private final Recent recent = new Recent();
  private final EventClock clock = new EventClock();
  private final Once once = new Once();
  private final Sampler sampler;
  private final Lessons lessons;
  private final Cases cases;
  private final Plans plans;
  private final Volume volume;
  private final Counter all;
  private long taught;
  private long payments;
  private long duplicates;
  private long late;
  private long ahead;

  public SafetyNet(Campaigns campaigns) {
    this.campaigns = campaigns;
    this.all = places.everywhere();
    this.sampler = new Sampler(campaigns, places, tags);
    this.lessons = new Lessons(places, tags);
    this.usuals = new Usuals(lessons::margin);
    this.mixture = new Mixture(usuals);
    this.cases =
        new Cases(usuals, all, new Telling(recent, campaigns, new Levels(all, usuals, campaigns)));
    this.volume = new Volume(places);
    this.plans = new Plans(campaigns, tags, recent, cases);
  }

  /// Registers a change from now on, instead of the one with its id if there is one.
  ///
  /// @throws IllegalArgumentException naming a campaign and the field that it lacks or gets wrong
  public void register(Change change) {
    var campaign = campaigns.put(change);
    if (campaign != null) {
      plans.put(campaign);
    }
  }

  /// Takes a change from the register: what still carries it is nobody's from now on.
  public void unregister(String id) {
    campaigns.remove(id);
    plans.remove(id);
  }

  /// Teaches one payment of a time in which nothing was wrong.
  public void learn(Payment payment) {
    var sample = sampler.of(payment);
    lessons.teach(sample);
    plans.learn(sample);
    volume.learn(sample.at(), sample.hour());
    taught++;
  }

  /// Watches one payment.
  ///
  /// @param sink is told each alarm once
  public void take(Payment payment, Consumer<Alarm> sink) {
    lessons.begin();
    payments++;
    if (!once.take(payment.id())) {
      duplicates++;
      return;
    }
    switch (clock.take(payment.at().toEpochMilli())) {
      case IN_TIME -> watch(sampler.of(payment), sink);
      case LATE -> {
        late++;
        cases.take(sampler.of(payment));
      }
      case AHEAD -> ahead++;
    }
  }

  private void watch(Sample sample, Consumer<Alarm> sink) {
    lessons.pass(clock.now());
    volume.take(sample, clock.now(), lessons.ready(), sink);
    boolean explained = cases.take(sample);
    recent.add(sample);
    sample.spot().all().forEach(Place::see);
    if (!explained) {
      count(sample);
    }
    plans.take(sample);
    if (!explained) {
      sample.marks().stream()
          .filter(mark -> mark.watched() && !sample.explained())
          .forEach(mark -> watch(mark, sample));
    }
    cases.tick(clock.now(), sink);
  }

  private static void count(Sample sample) {
    sample.labels().forEach(spot -> spot.all().forEach(Place::see));
    for (var mark : sample.marks()) {
      mark.tag().hit();
      mark.among().all().forEach(place -> mark.tag().watch(place).see());
    }
  }

  private void watch(Mark mark, Sample sample) {
    var tag = mark.tag();
    boolean ready = lessons.ready();
    if (atOnce(tag) || (ready && unknown(tag))) {
      var beginning = recent.of(tag, mark.among().everywhere(), Usuals.LEAST);
      cases.find(tag, beginning.hits(), sample);
      return;
    }
    for (var place : mark.among().all()) {
      if (tag.watch(place).hit(sample.hour(), usuals) && ready && found(tag, place, sample)) {
        return;
      }
    }
  }

  private boolean found(Tag tag, Place place, Sample sample) {
    var watch = tag.watch(place);
    double usual = usuals.bound(watch.taught(), place.taught(), sample.hour());
    var beginning = recent.of(tag, place, usual);
    if (mixture.explains(watch, place, beginning.hits().size(), beginning.among())) {
      watch.reset();
      return false;
    }
    cases.find(tag, beginning.hits(), sample);
    return true;
  }

  /// What nobody allowed is told at its first payment, unless it is an old habit.
  private static boolean atOnce(Tag tag) {
    return tag.sort() == Tag.Sort.BREACH && tag.taught() < USUAL;
  }

  private boolean unknown(Tag tag) {
    return (tag.sort() == Tag.Sort.LABEL || tag.sort() == Tag.Sort.CAMPAIGN)
        && !campaigns.isEmpty()
        && tag.taught() < USUAL
        && tag.hits() >= UNKNOWN;
  }

  /// Tells what was about to be told: no more payments come.
  public void end(Consumer<Alarm> sink) {
    cases.end(clock.now(), sink);
  }

  /// All alarms, with their scope and exposure as they are known by now.
  public List<Alarm> alarms() {
    return Stream.concat(cases.alarms().stream(), volume.alarms().stream())
        .sorted(Comparator.comparing(Alarm::raisedAt))
        .toList();
  }

  /// What was done with the payments so far.
  public Counts counts() {
    return new Counts(taught, payments, duplicates, late, ahead);
  }

  /// What was done with the payments.
  ///
  /// @param taught of the history
  /// @param payments that were watched, with all of the following
  /// @param duplicates left out
  /// @param late counted where an alarm covers them, but no evidence
  /// @param ahead left out, dated more than ten minutes after all others
  public record Counts(long taught, long payments, long duplicates, long late, long ahead) {}

  /// Whether it knows yet what is usual. Until then only invariants alarm.
  public boolean ready() {
    return lessons.ready();
  }
}
