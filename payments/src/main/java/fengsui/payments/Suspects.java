package fengsui.payments;

import fengsui.model.Alarm.Suspect;
import fengsui.model.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which changes may have done it: first those whose id the payments carry, then those whose label
/// they carry, then those that were made shortly before.
final class Suspects {

  private static final Duration LATELY = Duration.ofMinutes(30);

  /// A change may be dated a little after its first effect.
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  private static final Set<String> CAN_DISCOUNT = Set.of("campaign", "config", "deploy");
  private static final Set<String> CAN_FAIL = Set.of("config", "deploy", "certificate", "dns");
  private static final int MOST = 5;

  /// Two values are the same if they differ by no more than this share, as rounding makes them.
  private static final double CLOSE = 0.02;

  private final Campaigns campaigns;

  Suspects(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  /// @param hits payments of the case
  /// @param labels what is wrong with them is called
  List<Suspect> of(Case about, List<Sample> hits, Set<String> labels) {
    var since = Instant.ofEpochMilli(about.since());
    var found = new ArrayList<Suspect>();
    stamped(about, hits, found);
    var known = new HashSet<String>();
    found.forEach(each -> known.add(each.change()));
    campaigns.changes().stream()
        .filter(change -> labels.contains(change.fields().get("label")) && known.add(change.id()))
        .forEach(change -> found.add(new Suspect(change.id(), "gives the same label")));
    campaigns.changes().stream()
        .filter(change -> can(change, about, hits) && lately(change, since))
        .sorted(Comparator.comparing(Suspects::start).reversed())
        .filter(change -> known.add(change.id()))
        .forEach(change -> found.add(new Suspect(change.id(), before(change, since))));
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private void stamped(Case about, List<Sample> hits, List<Suspect> found) {
    Map<String, Integer> counts = new HashMap<>();
    for (var hit : hits) {
      stamps(about, hit).forEach(id -> counts.merge(id, 1, Integer::sum));
    }
    counts.entrySet().stream()
        .filter(each -> each.getValue() * 10 >= hits.size())
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> found.add(new Suspect(each.getKey(), words(each, hits.size()))));
  }

  private String words(Map.Entry<String, Integer> stamp, int hits) {
    var words = "its id is on %d of the first %d payments".formatted(stamp.getValue(), hits);
    boolean known =
        campaigns.changes().stream().anyMatch(change -> change.id().equals(stamp.getKey()));
    return known ? words : words + ", and nobody registered it";
  }

  /// The ids on what is wrong with a payment, and the revision that decided it if that is a change.
  private Set<String> stamps(Case about, Sample hit) {
    var ids = new HashSet<String>();
    for (var mark : hit.marks()) {
      if (mark.discount() >= 0 && about.tags().contains(mark.tag())) {
        var id = hit.payment().discounts().get(mark.discount()).campaign();
        add(ids, id == null && mark.tag().breach() != null ? mark.tag().name() : id);
      }
    }
    hit.spent().stream()
        .map(spent -> spent.campaign().id())
        .filter(about.wholly()::contains)
        .forEach(ids::add);
    var revision = hit.payment().config();
    campaigns.changes().stream()
        .filter(change ->
            revision != null
                && (revision.equals(change.id())
                    || revision.equals(change.fields().get("revision"))))
        .forEach(change -> ids.add(change.id()));
    return ids;
  }

  private static void add(Set<String> ids, @Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
  }

  private static boolean can(Change change, Case about, List<Sample> hits) {
    return switch (about.kind()) {
      case FORBIDDEN_SCENE, LABEL_SPIKE, DISCOUNT_SHIFT, SUBSIDY_BURN ->
          CAN_DISCOUNT.contains(change.kind()) && likeIt(change, about, hits);
      case SUCCESS_RATE, VOLUME -> CAN_FAIL.contains(change.kind());
    };
  }

  /// Whether a campaign takes off as much as was seen; of other changes nobody knows.
  private static boolean likeIt(Change change, Case about, List<Sample> hits) {
    if (!change.kind().equals("campaign")) {
      return true;
    }
    var campaign = Campaign.of(change).orElseThrow();
    double value = campaign.value().doubleValue();
    double like = 0;
    for (var hit : hits) {
      double off = about.off(hit).doubleValue();
      double amount = Math.max(0.01, hit.payment().amount().doubleValue());
      double seen = campaign.type() == Campaign.Type.PERCENT ? off / amount : off;
      like += Math.abs(seen - value) <= CLOSE * value ? 1 : 0;
    }
    return like * 2 > hits.size();
  }

  private static boolean lately(Change change, Instant since) {
    var start = start(change);
    return !start.isAfter(since.plus(CLOCKS)) && !start.isBefore(since.minus(LATELY));
  }

  private static Instant start(Change change) {
    var intent = change.intent();
    return intent == null || intent.from() == null ? change.at() : intent.from();
  }

  private static String before(Change change, Instant since) {
    long seconds = Duration.between(start(change), since).toSeconds();
    return seconds <= 0 ? "began at that time" : "began " + seconds + " s before";
  }
}
