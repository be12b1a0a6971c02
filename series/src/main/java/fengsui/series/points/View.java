package fengsui.series.points;

import java.util.List;

/// One way of being surprised by a series: what is usual for it, by time of day and altogether.
final class View {

  private final Season season;
  private final Scale scale;

  View(int season) {
    this.season = new Season(season);
    this.scale = new Scale(season);
  }

  /// What a surprise is worth.
  ///
  /// @param low the least surprise of a score of 1
  /// @param high the largest
  /// @param beyond how far it lay beyond what earlier seasons had, with its sign
  /// @param score that, in units of what is usual
  record Look(double low, double high, double beyond, double score) {}

  /// Judges a surprise by what was learnt before, with no effect.
  Look look(long slot, double surprise, double level) {
    var band = season.around(slot);
    var beyond = band.beyond(surprise);
    var up = scale.unit(true, level);
    var down = scale.unit(false, level);
    var score = Math.abs(beyond) / (beyond > 0 ? up : down);
    return new Look(band.least() - down, band.most() + up, beyond, score);
  }

  void learn(long slot, double surprise, double beyond) {
    season.put(slot, surprise);
    scale.learn(surprise, beyond);
  }

  /// Makes it known that there was no point.
  void skip(long slot) {
    season.put(slot, 0);
  }

  void forget() {
    scale.forget();
  }

  Saved save() {
    return new Saved(season.save(), scale.save());
  }

  void restore(Saved saved) {
    season.restore(saved.surprises());
    scale.restore(saved.scale());
  }

  record Saved(List<Float> surprises, Scale.Saved scale) {}
}
