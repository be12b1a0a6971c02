package fengsui.isolate;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.RuledOut;
import fengsui.model.Verdict.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the cases of one incident into a verdict. The clearest case speaks for all.
final class Opinion {

  /// No verdict claims more: the table itself may be wrong.
  static final double SUREST = 0.99;

  private static final double RULED_OUT = 0.02;

  private Opinion() {}

  static Verdict of(List<Case> cases, Scene scene) {
    var clearest = clearest(cases);
    var blame = clearest.blame();
    var domain = domain(clearest, blame, scene);
    return new Verdict(
        domain,
        Places.where(cases, clearest, blame, scene),
        confidence(clearest, blame),
        since(cases),
        scope(cases, blame),
        blame != null && Robustness.holds(cases, blame, scene),
        because(cases, clearest, blame, scene),
        against(clearest, blame),
        ruledOut(clearest, blame, scene),
        NextQuestion.of(clearest));
  }

  static Case clearest(List<Case> cases) {
    Comparator<Case> order =
        Comparator.comparing((Case each) -> each.blame() != null)
            .thenComparingDouble(each -> each.probability(each.likeliest()))
            .thenComparingInt(each -> each.ledger().lines().size())
            .thenComparing(Case::name);
    return cases.stream().max(order).orElseThrow();
  }

  private static FaultDomain domain(Case of, @Nullable Blame blame, Scene scene) {
    return switch (blame) {
      case null -> FaultDomain.UNKNOWN;
      case FAR_END -> FarEnd.of(of, scene).domain();
      case CHANGE -> FaultDomain.CHANGE;
      case CARRIER -> FaultDomain.CARRIER;
      case BORDER -> FaultDomain.BORDER;
      case MONITOR -> FaultDomain.MONITOR;
    };
  }

  /// The probability of the blame; for an undecided case, that of being right not to blame the
  /// likeliest.
  private static double confidence(Case of, @Nullable Blame blame) {
    var likeliest = of.probability(of.likeliest());
    var probability = blame == null ? 1 - likeliest : likeliest;
    return Math.round(Math.min(SUREST, Math.max(0, probability)) * 1000) / 1000.0;
  }

  private static @Nullable Instant since(List<Case> cases) {
    return cases.stream().map(Case::since).min(Comparator.naturalOrder()).orElse(null);
  }

  private static Scope scope(List<Case> cases, @Nullable Blame blame) {
    var tracks = cases.stream().flatMap(each -> each.tracks().stream()).toList();
    var targets = tracks.stream().map(track -> track.target().id()).distinct().count();
    var posts = tracks.stream().map(Track::post).distinct().count();
    var names = blame == null ? WrongNames.NONE : WrongNames.of(cases);
    return new Scope((int) targets, (int) posts, names.domains());
  }

  private static List<String> because(
      List<Case> cases, Case clearest, @Nullable Blame blame, Scene scene) {
    var all = new ArrayList<String>();
    if (blame == null) {
      all.add(undecided(clearest));
    }
    var failure = clearest.track().failure();
    if (failure != null) {
      all.add(Say.seen(clearest.track()) + " from " + failure.agent());
    }
    var names = WrongNames.of(cases);
    if (blame == Blame.CARRIER && names.domains() > 0) {
      all.add(names.words(cases));
    }
    if (blame == Blame.FAR_END) {
      FarEnd.of(clearest, scene).words().ifPresent(all::add);
    }
    if (cases.size() > 1) {
      var scope = scope(cases, blame);
      all.add("%d targets from %d vantages fail so".formatted(scope.targets(), scope.vantages()));
    }
    var change = clearest.change();
    if (blame == Blame.CHANGE && change != null) {
      all.add("change %s (%s) was made at %s".formatted(change.id(), change.kind(), change.at()));
    }
    all.addAll(Weights.speaking(clearest.ledger(), blame, true));
    return all;
  }

  private static String undecided(Case of) {
    var first = of.likeliest();
    return "not enough evidence: %s is likeliest, with %s"
        .formatted(first.words(), Say.percent(of.probability(first)));
  }

  private static List<String> against(Case of, @Nullable Blame blame) {
    return blame == null ? List.of() : Weights.speaking(of.ledger(), blame, false);
  }

  private static List<RuledOut> ruledOut(Case of, @Nullable Blame blame, Scene scene) {
    var all = new ArrayList<RuledOut>();
    for (var other : Blame.values()) {
      var possible = other != Blame.CHANGE || of.change() != null;
      if (other != blame && possible && of.probability(other) < RULED_OUT) {
        all.add(
            new RuledOut(domain(of, other, scene), Weights.strongestAgainst(of.ledger(), other)));
      }
    }
    return all;
  }
}
