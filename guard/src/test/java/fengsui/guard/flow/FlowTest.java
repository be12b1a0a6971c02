package fengsui.guard.flow;

import static fengsui.guard.flow.Ways.*;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.guard.Decision;
import fengsui.guard.flow.Outcome.Moved;
import fengsui.guard.flow.Outcome.Refused;
import fengsui.guard.flow.Outcome.Same;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowTest {

  private static void refused(Outcome outcome, Phase phase, String rule, String why) {
    assertThat(outcome).isInstanceOf(Refused.class);
    var refused = (Refused) outcome;
    assertThat(refused.phase()).isEqualTo(phase);
    assertThat(refused.words()).isEqualTo(rule + ": " + why);
  }

  @Test
  void aChangeGoesFromItsProposalToEverybodyAndEachMoveIsAnEntry() {
    var entries = new ArrayList<Entry>();
    Moved move = moved(PROPOSING.propose(null, change("0.1"), AUTHOR, T0));
    entries.add(move.entry());
    move = moved(Proposing.decide(move.now(), judgement(Decision.ALLOW, 2, "h1"), T0));
    entries.add(move.entry());
    assertThat(move.tell()).containsExactlyInAnyOrder("owner", "finance");
    move = moved(APPROVING.approve(move.now(), vote(FINANCE, 1), minute(1)));
    entries.add(move.entry());
    assertThat(move.now().open()).containsExactly("owner");
    move = moved(APPROVING.approve(move.now(), vote(OWNER, 2), minute(2)));
    entries.add(move.entry());
    move = moved(SHIPPING.start(move.now(), OWNER, minute(7)));
    entries.add(move.entry());
    assertThat(move.now().share(HouseRules.USUAL)).isEqualByComparingTo("0.1");
    move = moved(SHIPPING.advance(move.now(), OWNER, minute(17)));
    entries.add(move.entry());
    assertThat(move.now().share(HouseRules.USUAL)).isEqualByComparingTo("1");
    entries.add(moved(SHIPPING.expire(move.now(), minute(3 * 24 * 60))).entry());

    assertThat(entries)
        .extracting(entry -> entry.what() + " " + entry.who() + " " + entry.phase().code())
        .containsExactly(
            "proposed user author proposed",
            "decided the guard waiting",
            "approved user f waiting",
            "approved user o approved",
            "rollout user o rolling-out",
            "advance user o live",
            "expired the guard expired");
    assertThat(entries).extracting(Entry::at).isSorted();
    assertThat(entries.get(3).contentHash()).isEqualTo("h1");
  }

  @Test
  void whoeverHadAHandInItDoesNotApprove() {
    var edited = moved(PROPOSING.propose(waiting(2), change("0.2"), OWNER, minute(1))).now();
    var again =
        moved(Proposing.decide(edited, judgement(Decision.REVIEW, 2, "h1"), minute(1))).now();

    for (var hand : List.of(AUTHOR, OWNER, new Actor("Author ", Set.of("owner")))) {
      refused(
          APPROVING.approve(again, vote(hand, 2), minute(2)),
          Phase.WAITING,
          "own-change",
          "who wrote or edited it does not approve it; ask others");
    }
  }

  @Test
  void anEditStartsAgain() {
    var half = moved(APPROVING.approve(waiting(2), vote(OWNER, 1), minute(1))).now();
    var edited = moved(PROPOSING.propose(half, change("0.3"), AUTHOR, minute(2)));

    assertThat(edited.now().revision()).isEqualTo(2);
    assertThat(edited.now().phase()).isEqualTo(Phase.PROPOSED);
    assertThat(edited.now().approvals()).isEmpty();
    assertThat(edited.entry().what()).isEqualTo("edited");
    var decided =
        moved(Proposing.decide(edited.now(), judgement(Decision.REVIEW, 2, "h2"), minute(2))).now();
    refused(
        APPROVING.approve(decided, vote(FINANCE, 3), minute(3)),
        Phase.WAITING,
        "other-content",
        "it was edited since; look at what it says now");
  }

  @Test
  void theSameProposalTwiceIsOne() {
    assertThat(PROPOSING.propose(approved(), change("0.1"), AUTHOR, minute(3)))
        .isEqualTo(new Same(approved()));
    refused(
        PROPOSING.propose(rolling(), change("0.2"), AUTHOR, minute(8)),
        Phase.ROLLING,
        "is-out",
        "it reaches people or is still to be taken back; roll it back first, or take another id");
  }

  @Test
  void nobodyCountsTwiceAndNoPlaceIsFilledTwice() {
    var one = moved(APPROVING.approve(waiting(3), vote(ALL, 1), minute(1))).now();

    refused(
        APPROVING.approve(one, vote(ALL, 2), minute(2)),
        Phase.WAITING,
        "counted-already",
        "you approved it before; the other places are others'");
    refused(
        APPROVING.approve(one, new Vote(OWNER, "owner", "h1", minute(2)), minute(2)),
        Phase.WAITING,
        "taken",
        "somebody else approved it as owner; nothing to do");
    refused(
        APPROVING.approve(one, vote(OWNER, 2), minute(2)),
        Phase.WAITING,
        "not-in-role",
        "it still needs finance, risk, and you are owner; ask them");
    refused(
        APPROVING.approve(one, new Vote(CHIEF, "executive", "h1", minute(2)), minute(2)),
        Phase.WAITING,
        "not-needed",
        "it needs no approval of executive; nothing to do");
  }

  @Test
  void clocksThatDifferCountForNothing() {
    var later = new Vote(OWNER, "", "h1", minute(1).plusSeconds(6));
    refused(
        APPROVING.approve(waiting(2), later, minute(1)),
        Phase.WAITING,
        "clock-skew",
        "the approval is from the future; set the clocks");
    var earlier = new Vote(OWNER, "", "h1", T0.minusSeconds(6));
    refused(
        APPROVING.approve(waiting(2), earlier, minute(1)),
        Phase.WAITING,
        "clock-skew",
        "the approval is older than what it approves; set the clocks");
    refused(
        SHIPPING.start(approved(), OWNER, minute(1)),
        Phase.APPROVED,
        "clock-skew",
        "its last move is later than now; set the clocks; time-lock: it rests for others to object;"
            + " start it from 2026-11-24T04:07:00Z");
    assertThat(SHIPPING.rollBack(live(), OWNER, "", T0.minus(Duration.ofDays(9))))
        .isInstanceOf(Moved.class);
  }

  @Test
  void whatTheGuardDidNotDecideIsNotApprovedEvenInAnEmergency() {
    var undecided = moved(Proposing.undecided(proposed(), "the payments cannot be read", T0));

    assertThat(undecided.now().phase()).isEqualTo(Phase.PROPOSED);
    assertThat(undecided.entry().facts()).containsEntry("why", "the payments cannot be read");
    refused(
        APPROVING.approve(undecided.now(), vote(OWNER, 1), minute(1)),
        Phase.PROPOSED,
        "not-decided",
        "the guard has not decided; ask it again");
    refused(
        Proposing.urge(undecided.now(), OWNER, "the shop is down", minute(1)),
        Phase.PROPOSED,
        "not-decided",
        "the guard has not decided, and no emergency goes past that; ask it again");
  }

  @Test
  void aDecisionThatIsOldIsAskedAgain() {
    refused(
        APPROVING.approve(waiting(2), vote(OWNER, 24 * 60 + 1), minute(24 * 60 + 1)),
        Phase.WAITING,
        "stale",
        "the guard decided over 24 h ago; ask it again");
    refused(
        SHIPPING.start(approved(), OWNER, minute(24 * 60 + 1)),
        Phase.APPROVED,
        "stale",
        "the guard decided over 24 h ago; propose it anew");
  }

  @Test
  void nothingGoesOutBeforeItsLockOrInAFreeze() {
    refused(
        SHIPPING.start(approved(), OWNER, minute(6)),
        Phase.APPROVED,
        "time-lock",
        "it rests for others to object; start it from 2026-11-24T04:07:00Z");
    var frozen = new Shipping(HouseRules.USUAL.withFreezes(List.of(freeze())));
    var why =
        "nothing goes out until 2026-11-24T06:00:00Z: festival; wait, or declare an emergency";
    refused(frozen.start(approved(), OWNER, minute(60)), Phase.APPROVED, "freeze", why);
    refused(frozen.advance(rolling(), OWNER, minute(60)), Phase.ROLLING, "freeze", why);
    assertThat(frozen.start(approved(), OWNER, minute(120))).isInstanceOf(Moved.class);
    assertThat(frozen.rollBack(live(), OWNER, "", minute(60))).isInstanceOf(Moved.class);
  }

  private static Freeze freeze() {
    return new Freeze(minute(50), minute(120), "festival");
  }

  @Test
  void anEmergencyIsLouderNotQuieter() {
    var half = moved(APPROVING.approve(waiting(1), vote(OWNER, 1), minute(1))).now();
    refused(
        Proposing.urge(half, RISK, " down ", minute(2)),
        Phase.APPROVED,
        "no-reason",
        "an emergency needs its reason; write it in 10 characters at least");

    var urgent = moved(Proposing.urge(half, RISK, "the shop is down", minute(2)));

    assertThat(urgent.entry().what()).isEqualTo("emergency");
    assertThat(urgent.tell())
        .containsExactlyInAnyOrder("owner", "finance", "risk", "executive", "on-call");
    assertThat(urgent.now().approvals()).isEmpty();
    assertThat(urgent.now().open()).containsExactly("owner", "finance");
    var one = moved(APPROVING.approve(urgent.now(), vote(OWNER, 3), minute(3)));
    assertThat(one.tell()).contains("executive", "on-call");
    var two = moved(APPROVING.approve(one.now(), vote(FINANCE, 51), minute(51))).now();
    var frozen = new Shipping(HouseRules.USUAL.withFreezes(List.of(freeze())));
    assertThat(frozen.start(two, OWNER, minute(51))).isInstanceOf(Moved.class);
  }

  @Test
  void theGuardIsOverriddenByAllFourAndNeverWhereNobodyCanTellWhatGoesOut() {
    var override =
        moved(Proposing.urge(blocked("over-budget"), OWNER, "ordered by law", minute(1)));

    assertThat(override.entry().what()).isEqualTo("override");
    assertThat(override.now().level()).isEqualTo(4);
    assertThat(override.now().open()).containsExactly("owner", "finance", "risk", "executive");
    refused(
        Proposing.urge(blocked("no-expiry"), OWNER, "ordered by law", minute(1)),
        Phase.BLOCKED,
        "never",
        "no emergency excuses no-expiry; mend that and propose anew");
    refused(
        Proposing.urge(override.now(), OWNER, "ordered by law", minute(1)),
        Phase.WAITING,
        "urgent-already",
        "it is an emergency already; approve it");
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void aRollBackIsNeverRefused(Phase phase) {
    var nobody = new Actor("user nobody", Set.of());

    var outcome = SHIPPING.rollBack(in(phase), nobody, "", minute(1));

    assertThat(outcome).isNotInstanceOf(Refused.class);
    assertThat(SHIPPING.rollBack(in(Phase.ROLLED_BACK), nobody, "", minute(1)))
        .isInstanceOf(Same.class);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void onlyWhatIsApprovedGoesOut(Phase phase) {
    var outcome = SHIPPING.start(in(phase), OWNER, minute(7));

    if (phase == Phase.APPROVED) {
      assertThat(outcome).isInstanceOf(Moved.class);
    } else {
      var more =
          phase == Phase.WAITING ? " for owner, finance" : "; only what is approved goes out";
      refused(outcome, phase, "not-approved", "it is " + phase.code() + more);
    }
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void onlyWhatRollsOutAdvancesAndNotTooSoon(Phase phase) {
    var outcome = SHIPPING.advance(in(phase), OWNER, minute(16));

    if (phase == Phase.ROLLING) {
      refused(
          outcome,
          phase,
          "too-soon",
          "its judges need time; take the next step from 2026-11-24T04:17:00Z");
    } else {
      refused(outcome, phase, "not-rolling", "it is " + phase.code() + "; nothing to advance");
    }
  }

  @Test
  void whatIsOverDoesNotGoOnAndWhatIsOutIsNotRejected() {
    var end = minute(3 * 24 * 60);
    assertThat(((Refused) SHIPPING.advance(rolling(), OWNER, end)).words())
        .isEqualTo("expired: the time its author gave is over; propose another");
    refused(
        APPROVING.reject(live(), OWNER, "", end), Phase.LIVE, "is-out", "it is out; roll it back");
    refused(
        SHIPPING.halt(approved(), OWNER, "", end),
        Phase.APPROVED,
        "not-out",
        "it is approved; nothing to stop");
    assertThat(moved(SHIPPING.halt(live(), OWNER, "odd", minute(30))).now().share(HouseRules.USUAL))
        .isZero();
  }
}
