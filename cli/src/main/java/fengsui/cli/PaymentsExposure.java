package fengsui.cli;

import fengsui.history.Exposure;
import fengsui.history.ExposureJson;
import fengsui.history.Tally;
import fengsui.history.store.Store;
import fengsui.history.store.StoreException;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import fengsui.wire.Json;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui payments exposure`: which payments, people and how much money a condition covers.
@Command(
    name = "exposure",
    description = "Counts the payments, people and money off that a condition covers, exactly.",
    footer = {
      "",
      "EXPR asks of each discount of a payment, such as: label = '政府补贴' and scene in"
          + " ('transfer', 'rent') and at >= '2025-01-16T14:40:00+08:00'. Fields: id, at, scene,"
          + " amount, paid, currency, label, campaign, discount, merchant, region, channel, user,"
          + " status, config.",
      "Lines that are no payments are set aside, told on standard error and counted.",
      "Exit codes: 0 counted, 2 bad usage or input."
    })
final class PaymentsExposure implements Callable<Integer> {

  private final Console console;
  private final Refusals refusals;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Payments, one JSON object a line, also gzipped; a folder is a store of payments, or all"
              + " its files; - reads standard input.")
  private String file = "-";

  @Option(names = "--where", paramLabel = "EXPR", description = "The condition.")
  private @Nullable String where;

  @Option(
      names = "--alarm",
      paramLabel = "ID",
      description = "The condition of an alarm: its scope and its time.")
  private @Nullable String alarm;

  @Option(
      names = "--alarms",
      paramLabel = "FILE",
      description =
          "Where that alarm is: what fengsui payments watch --json wrote; where it was remembered"
              + " if not given.")
  private @Nullable Path alarms;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Write the covered payments there, one JSON object a line.")
  private @Nullable Path list;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  PaymentsExposure(Console console) {
    this.console = console;
    this.refusals = new Refusals(console.err());
  }

  @Override
  public Integer call() {
    var exposure = exposure();
    console
        .out()
        .println(
            json
                ? ExposureJson.write(exposure).put("quarantined", refusals.number())
                : PaymentsExposureText.of(exposure, refusals.number()));
    return 0;
  }

  private Exposure exposure() {
    var condition = condition();
    if (list == null) {
      return exposure(condition, _ -> {});
    }
    try (var out = new PrintWriter(Files.newBufferedWriter(list))) {
      var exposure = exposure(condition, payment -> out.println(Json.write(payment)));
      if (out.checkError()) {
        throw new IOException("not all of it could be written");
      }
      return exposure;
    } catch (IOException e) {
      throw new BadInput(
          list.toString(), "cannot be written: " + e.getMessage(), "name another file");
    }
  }

  private Exposure exposure(Where condition, Consumer<Payment> covered) {
    var path = Path.of(file);
    return Store.is(path) ? ofStore(path, condition, covered) : ofFiles(condition, covered);
  }

  private Exposure ofStore(Path folder, Where condition, Consumer<Payment> covered) {
    try {
      return list == null
          ? Store.exposure(folder, condition)
          : Store.exposure(folder, condition, covered);
    } catch (StoreException e) {
      throw new BadInput(e.place(), e.problem(), e.remedy());
    }
  }

  private Exposure ofFiles(Where condition, Consumer<Payment> covered) {
    var tally = new Tally(condition);
    new PaymentFiles(console.in(), refusals::add)
        .each(
            file,
            payment -> {
              if (tally.add(payment)) {
                covered.accept(payment);
              }
            });
    return tally.exposure();
  }

  private Where condition() {
    if (alarm != null && where == null) {
      return AlarmFile.condition(alarm, alarms);
    }
    if (alarm != null || where == null) {
      throw new BadInput(
          "fengsui payments exposure", "needs one condition", "give --where or --alarm");
    }
    try {
      return Where.read(where);
    } catch (WireException e) {
      throw BadInput.in("--where", e);
    }
  }
}
