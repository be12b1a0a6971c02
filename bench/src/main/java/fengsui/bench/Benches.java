package fengsui.bench;

import java.util.List;

/// The comparisons there are.
public final class Benches {

  private Benches() {}

  public static List<Bench> all() {
    return List.of(
        new ProbeBench(),
        new AgentBench(),
        new IngestBench(),
        new LineBench(),
        new ClientBench(),
        new VerdictBench(),
        new DnsBench(),
        new SeriesBench(),
        new LocalizeBench(),
        new ExposureBench(),
        new PaymentsBench());
  }
}
