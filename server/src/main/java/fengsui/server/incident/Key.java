package fengsui.server.incident;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import org.jspecify.annotations.Nullable;

/// By what a verdict is known again in the next round: whose outage it is, and whether it is about
/// names or about the way.
///
/// @param whose the carrier, provider, change or agent; null where the domain names none
/// @param names whether it is about names
record Key(FaultDomain domain, @Nullable String whose, boolean names) {

  static Key of(Verdict verdict) {
    var where = verdict.where();
    var whose =
        switch (verdict.domain()) {
          case CARRIER -> where.carrier() == null ? null : where.carrier().code();
          case PROVIDER -> where.provider();
          case CHANGE -> where.change();
          case MONITOR -> where.agent();
          case OURS, BORDER, NONE, UNKNOWN -> null;
        };
    return new Key(verdict.domain(), whose, where.layer() == Layer.DNS);
  }

  /// What people would act on differently, if it changed.
  record Claim(Key key, @Nullable Integer port, @Nullable Direction direction) {

    static Claim of(Verdict verdict) {
      return new Claim(Key.of(verdict), verdict.where().port(), verdict.where().direction());
    }
  }
}
