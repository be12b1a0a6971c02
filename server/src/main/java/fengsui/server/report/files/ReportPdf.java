package fengsui.server.report.files;

import fengsui.server.report.facts.FaultReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A report as a paper in one language. The same report gives the same bytes.
final class ReportPdf {

  private ReportPdf() {}

  /// @param hashes of the files that go with it, by name
  static byte[] of(FaultReport report, Speech speech, Map<String, String> hashes) {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      document.setDocumentId(identity(report, speech));
      document.getDocumentCatalog().setLanguage(speech.in("zh-CN", "en"));
      describe(document, report, speech);
      new Contents(new Paper(document), report, speech).write(hashes);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long identity(FaultReport report, Speech speech) {
    var crc = new CRC32();
    crc.update(
        (report.id() + report.drafted() + speech)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private static void describe(PDDocument document, FaultReport report, Speech speech) {
    var about = document.getDocumentInformation();
    about.setTitle(speech.in("网络故障报障单 ", "Network fault report ") + report.id());
    about.setProducer("Fengsui");
    about.setCreationDate(date(report));
    about.setModificationDate(date(report));
  }

  private static Calendar date(FaultReport report) {
    return GregorianCalendar.from(report.drafted().atZone(ZoneOffset.UTC));
  }
}
