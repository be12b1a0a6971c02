package fengsui.cli;

import fengsui.history.store.Store;
import fengsui.history.store.StoreException;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import fengsui.wire.Lines;
import fengsui.wire.PaymentReader;
import fengsui.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Payments in files: one JSON object a line, also gzipped; a folder is its files by name, or a
/// store of payments.
final class PaymentFiles {

  static final String STANDARD_INPUT = "-";

  private static final List<String> ENDINGS =
      List.of(".ndjson", ".jsonl", ".json", ".ndjson.gz", ".jsonl.gz", ".json.gz");

  private final InputStream standardInput;
  private final BiConsumer<String, WireException> refused;
  private final PaymentReader reader = new PaymentReader();

  /// @param refused is told each line that is no payment, with the name of its file
  PaymentFiles(InputStream standardInput, BiConsumer<String, WireException> refused) {
    this.standardInput = standardInput;
    this.refused = refused;
  }

  static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }

  /// Gives each payment of a file, a folder or standard input to `sink`.
  void each(String from, Consumer<Payment> sink) {
    try {
      if (from.equals(STANDARD_INPUT)) {
        lines(from, standardInput, sink);
      } else if (Files.isDirectory(Path.of(from))) {
        folder(Path.of(from), sink);
      } else {
        file(Path.of(from), sink);
      }
    } catch (IOException e) {
      throw BadInput.unreadable(name(from), e);
    }
  }

  private void folder(Path folder, Consumer<Payment> sink) throws IOException {
    if (Store.is(folder)) {
      stored(folder, sink);
      return;
    }
    List<Path> files;
    try (var inside = Files.list(folder)) {
      files = inside.filter(PaymentFiles::holdsPayments).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new BadInput(
          folder.toString(), "holds no file of payments", "give files that end in .ndjson or .gz");
    }
    for (var file : files) {
      file(file, sink);
    }
  }

  private static void stored(Path folder, Consumer<Payment> sink) {
    try {
      Store.exposure(folder, Where.everything(), sink);
    } catch (StoreException e) {
      throw new BadInput(e.place(), e.problem(), e.remedy());
    }
  }

  private static boolean holdsPayments(Path file) {
    var name = String.valueOf(file.getFileName());
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private void file(Path file, Consumer<Payment> sink) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var zipped = file.toString().endsWith(".gz");
      lines(file.toString(), zipped ? new GZIPInputStream(in, 1 << 16) : in, sink);
    }
  }

  private void lines(String from, InputStream in, Consumer<Payment> sink) throws IOException {
    Lines.each(in, reader::read, sink, complaint -> refused.accept(name(from), complaint));
  }
}
