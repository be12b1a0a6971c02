package fengsui.server.incident;

import fengsui.model.Alarm;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.util.ArrayList;
import java.util.List;

/// What an alarm of the payment safety net says about whose outage it is.
///
/// Money that nobody planned to give is given by something that somebody changed. How sure that is
/// is a judgement and not measured: nearly certain where a logged change explains it, less where
/// none does. Payments that fail, or do not come, may have any cause: that alone is no change.
final class AlarmVerdict {

  private static final double EXPLAINED = 0.99;
  private static final double UNEXPLAINED = 0.9;

  private AlarmVerdict() {}

  static Verdict of(Alarm alarm) {
    var suspects = alarm.suspects();
    var money =
        switch (alarm.kind()) {
          case FORBIDDEN_SCENE, LABEL_SPIKE, DISCOUNT_SHIFT, SUBSIDY_BURN -> true;
          case SUCCESS_RATE, VOLUME -> false;
        };
    var change = suspects.isEmpty() ? null : suspects.getFirst().change();
    var where = new Where(null, null, null, money ? change : null, null, null, null, null);
    return new Verdict(
        money ? FaultDomain.CHANGE : FaultDomain.UNKNOWN,
        money ? where : Where.UNSAID,
        !money ? 0.5 : suspects.isEmpty() ? UNEXPLAINED : EXPLAINED,
        alarm.since(),
        new Scope(0, 0),
        true,
        because(alarm),
        money && suspects.isEmpty() ? List.of("no logged change explains it") : List.of(),
        List.of(),
        null);
  }

  private static List<String> because(Alarm alarm) {
    var because = new ArrayList<String>();
    because.add(alarm.why());
    for (var suspect : alarm.suspects()) {
      because.add(suspect.change() + ": " + suspect.why());
    }
    return because;
  }
}
