package fengsui.cli;

import fengsui.history.Exposure;
import fengsui.history.ExposureJson;
import fengsui.history.Tally;
import fengsui.history.where.Where;
import fengsui.wire.Json;
import fengsui.wire.Lines;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fengsui payments exposure`: which payments, people and how much money a condition covers.
@Command(
    name = "exposure",
    description = "Counts the payments, people and money that a condition covers, exactly.",
    footer = {
      "",
      "EXPR asks of each discount of a payment, such as: label = '政府补贴' and scene in"
          + " ('transfer', 'rent') and at >= '2025-01-16T14:40:00+08:00'.",
      "Exit codes: 0 nothing is covered, 1 something is, 2 bad usage or input."
    })
final class PaymentsExposure implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description = "Payments, one JSON object a line, also gzipped; - reads standard input.")
  private String file = "-";

  @Option(names = "--where", paramLabel = "EXPR", required = true, description = "The condition.")
  private String where = "";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  @Mixin HelpOption help = new HelpOption();

  PaymentsExposure(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var exposure = count(condition());
    console.out().println(json ? ExposureJson.write(exposure) : PaymentsExposureText.of(exposure));
    return exposure.whole().payments() == 0 ? 0 : 1;
  }

  private Where condition() {
    try {
      return Where.read(where);
    } catch (WireException e) {
      throw BadInput.in("--where", e);
    }
  }

  private Exposure count(Where condition) {
    var tally = new Tally(condition);
    var name = file.equals("-") ? "standard input" : file;
    try (var in = open()) {
      Lines.each(in, Json::readPayment, tally::add);
    } catch (IOException e) {
      throw BadInput.unreadable(name, e);
    } catch (WireException e) {
      throw BadInput.in(name, e);
    }
    return tally.exposure();
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return console.in();
    }
    var in = Files.newInputStream(Path.of(file));
    return file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
