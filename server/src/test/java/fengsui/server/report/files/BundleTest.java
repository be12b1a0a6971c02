package fengsui.server.report.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.report.Night;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BundleTest {

  /// What a report must never say of anybody, in either language.
  private static final Pattern ACCUSING =
      Pattern.compile(
          "poison|hijack|forge[dr]|forgery|fake|malicious|attack|tamper|spoof|censor|blam|guilt"
              + "|culprit|negligen|your fault|responsib|liable|liability|broken by|caused by|\\blie"
              + "|\\blying|bogus|fraud|incompet|sabotag"
              + "|投毒|污染|劫持|伪造|篡改|恶意|攻击|欺骗|造假|撒谎|封锁|审查|责任|过错|过失|失职|归咎|"
              + "你方故障|贵司故障|导致|造成|假冒|作弊");

  private final byte[] bundle = Bundle.of(Night.report(Night.seen(Night.SINCE, 15)));

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(Bundle.of(Night.report(Night.seen(Night.SINCE, 15)))).isEqualTo(bundle);
  }

  @Test
  void everyFileIsThereAndHasTheHashThatTheListSays() {
    assertThat(names()).containsExactlyInAnyOrderElementsOf(Bundle.NAMES);

    var sums = new String(file("SHA256SUMS"), UTF_8).lines().toList();
    assertThat(sums).hasSize(Bundle.NAMES.size() - 1);
    for (var line : sums) {
      var words = line.split(" {2}", -1);
      assertThat(words[0]).as(words[1]).isEqualTo(Bundle.sha256(file(words[1])));
    }
  }

  @Test
  void theChinesePaperCanBeReadAsTextAndHasItsTypefaceInside() throws IOException {
    try (var paper = Loader.loadPDF(file("report-zh.pdf"))) {
      var text = new PDFTextStripper().getText(paper);

      assertThat(text)
          .contains("网络故障报障单")
          .contains("中国联通北京政企客服", "HT-2025-0042", "BJ-DIA-001、BJ-DIA-002", "示例支付有限公司")
          .contains("2025-08-12 19:40:03")
          .contains("其中 30 次结果不为正常")
          .contains("127.0.0.2", "202.106.196.115", "shop.example", "pay.example")
          .contains("本报告只陈述测量结果，不对原因作任何结论")
          .contains("并非抓包");
      for (var page : paper.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void theEnglishPaperSaysTheSameInUtc() throws IOException {
    var text = text("report-en.pdf");

    assertThat(text)
        .contains("Network fault report", "2025-08-12 11:40:03 UTC", "HT-2025-0042")
        .contains("30 of them did not end ok", "records the first answer")
        .contains("draws no conclusion about their cause")
        .contains("authoritative server: 34 (34 ok)")
        .contains("-12 ms");
  }

  @Test
  void noWordAccusesAnybody() throws IOException {
    for (var file : Bundle.NAMES) {
      var text = file.endsWith(".pdf") ? text(file) : new String(file(file), UTF_8);
      assertThat(ACCUSING.matcher(text.toLowerCase(Locale.ROOT)).results().map(it -> it.group()))
          .as(file)
          .isEmpty();
    }
    assertThat(ACCUSING.matcher("dns poisoned").find()).isTrue();
    assertThat(ACCUSING.matcher("疑似劫持").find()).isTrue();
  }

  @Test
  void whatTheTypefaceLacksIsNamedByItsNumber() throws IOException {
    var odd = Night.report(Night.seen(Night.SINCE, 1));
    var report =
        new fengsui.server.report.facts.FaultReport(
            odd.id(),
            odd.drafted(),
            odd.incident(),
            odd.subject(),
            odd.window(),
            odd.findings(),
            false,
            odd.clocks(),
            new fengsui.server.config.Reporting.Reporter("𠮷野\u0007 😀", ""),
            null);

    try (var paper = Loader.loadPDF(ReportPdf.of(report, Speech.EN, java.util.Map.of()))) {
      assertThat(new PDFTextStripper().getText(paper))
          .contains("[U+20BB7]野", "[U+1F600]", "(not configured)");
    }
  }

  @Test
  void thePaperCanBeDrawn() throws IOException {
    var shown = Path.of("target", "reports");
    Files.createDirectories(shown);
    for (var name : List.of("report-zh.pdf", "report-en.pdf")) {
      Files.write(shown.resolve(name), file(name));
      try (var paper = Loader.loadPDF(file(name))) {
        for (var page = 0; page < Math.min(2, paper.getNumberOfPages()); page++) {
          var image = new PDFRenderer(paper).renderImageWithDPI(page, 80);
          var to = shown.resolve(name.replace(".pdf", "-" + (page + 1) + ".png"));
          ImageIO.write(image, "png", to.toFile());
          assertThat(ink(image)).as(to.toString()).isBetween(0.005, 0.3);
        }
      }
    }
  }

  /// The share of the page that is dark.
  private static double ink(java.awt.image.BufferedImage image) {
    var dark = 0L;
    for (var y = 0; y < image.getHeight(); y++) {
      for (var x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return dark / (double) (image.getWidth() * image.getHeight());
  }

  private String text(String name) throws IOException {
    try (var paper = Loader.loadPDF(file(name))) {
      return new PDFTextStripper().getText(paper);
    }
  }

  private byte[] file(String name) {
    return Bundle.find(bundle, name).orElseThrow();
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return names;
  }
}
