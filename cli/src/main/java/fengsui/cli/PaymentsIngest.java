package fengsui.cli;

import fengsui.history.store.Store;
import fengsui.history.store.StoreException;
import fengsui.model.Payment;
import fengsui.wire.WireException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui payments ingest`: payments of a file into a store.
@Command(
    name = "ingest",
    description = "Adds payments to a store; each id is kept once, so a file may be given again.",
    footer = {
      "",
      "Lines that are no payments are set aside, told on standard error and counted.",
      "Exit codes: 0 all that are payments are on disk, 2 bad usage or input, or not all of it"
          + " could be stored: give the file again."
    })
final class PaymentsIngest implements Callable<Integer> {

  private static final int BATCH = 2_000;

  private final Console console;
  private final Refusals refusals;
  private final List<Payment> batch = new ArrayList<>();
  private long stored;
  private long duplicates;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Payments, one JSON object a line, also gzipped; a folder is all its files; - reads"
              + " standard input.")
  private String file = PaymentFiles.STANDARD_INPUT;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the store; made if it is not there.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  PaymentsIngest(Console console) {
    this.console = console;
    this.refusals = new Refusals(console.err());
  }

  @Override
  public Integer call() {
    try (var store = Store.open(folder)) {
      new PaymentFiles(console.in(), refusals::add).each(file, payment -> take(payment, store));
      keep(store);
    } catch (StoreException e) {
      throw new BadInput(e.place(), e.problem(), e.remedy());
    }
    console.out().println(told());
    return 0;
  }

  private void take(Payment payment, Store store) {
    try {
      Store.check(payment);
    } catch (WireException e) {
      refusals.add(PaymentFiles.name(file), e);
      return;
    }
    batch.add(payment);
    if (batch.size() == BATCH) {
      keep(store);
    }
  }

  private void keep(Store store) {
    var receipt = store.append(batch);
    stored += receipt.stored();
    duplicates += receipt.duplicates();
    batch.clear();
  }

  private String told() {
    return (json
            ? "{\"stored\":%d,\"duplicates\":%d,\"quarantined\":%d}"
            : "%d payments stored, %d were there already, %d lines set aside")
        .formatted(stored, duplicates, refusals.number());
  }
}
