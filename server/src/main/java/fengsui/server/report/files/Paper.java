package fengsui.server.report.files;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Text on pages of A4, from top to bottom. Sizes are points.
final class Paper {

  static final float MARGIN = 48;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.45f;

  private final PDDocument document;
  private final PDType0Font font;
  private PDPageContentStream page;
  private float y;

  Paper(PDDocument document) throws IOException {
    this.document = document;
    this.font = Typeface.in(document);
    this.page = fresh();
  }

  private PDPageContentStream fresh() throws IOException {
    var next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next);
  }

  /// Begins another page if fewer than `height` points are left on this one.
  boolean room(float height) throws IOException {
    if (y - height >= MARGIN) {
      return true;
    }
    page.close();
    page = fresh();
    return false;
  }

  void skip(float height) {
    y -= height;
  }

  /// Writes `text` over the whole width, in as many lines as it needs.
  void text(String text, float size) throws IOException {
    for (var line : lines(text, size, WIDTH)) {
      room(size * LEADING);
      y -= size * LEADING;
      write(line, MARGIN, size);
    }
  }

  /// Writes cells side by side, each within its width, and a thin line under them.
  void cells(List<String> texts, float[] widths, float size) throws IOException {
    var columns = new ArrayList<List<String>>();
    for (var i = 0; i < widths.length; i++) {
      columns.add(lines(texts.get(i), size, widths[i] - 6));
    }
    var height = columns.stream().mapToInt(List::size).max().orElse(1);
    room(height * size * LEADING + 3);
    var left = MARGIN;
    for (var i = 0; i < widths.length; i++) {
      column(columns.get(i), left, size);
      left += widths[i];
    }
    y -= height * size * LEADING + 3;
    rule(0.8f);
  }

  private void column(List<String> lines, float left, float size) throws IOException {
    var top = y;
    for (var line : lines) {
      y -= size * LEADING;
      write(line, left, size);
    }
    y = top;
  }

  void rule(float grey) throws IOException {
    page.setStrokingColor(new Color(grey, grey, grey));
    page.setLineWidth(0.5f);
    page.moveTo(MARGIN, y - 1);
    page.lineTo(MARGIN + WIDTH, y - 1);
    page.stroke();
  }

  private void write(String line, float left, float size) throws IOException {
    put(page, line, left, y, size);
  }

  private void put(PDPageContentStream on, String line, float left, float height, float size)
      throws IOException {
    on.beginText();
    on.setFont(font, size);
    on.newLineAtOffset(left, height);
    on.showText(line);
    on.endText();
  }

  /// Breaks at spaces where there are some, and anywhere in Chinese or in what is too long.
  private List<String> lines(String text, float size, float width) throws IOException {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\n", -1)) {
      var rest = drawable(paragraph);
      while (!rest.isEmpty()) {
        var end = fitting(rest, size, width);
        lines.add(rest.substring(0, end).strip());
        rest = rest.substring(end).strip();
      }
    }
    return lines.isEmpty() ? List.of("") : lines;
  }

  private int fitting(String text, float size, float width) throws IOException {
    var used = 0f;
    var good = 0;
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      var point = text.codePointAt(i);
      used += font.getStringWidth(Character.toString(point)) / 1000 * size;
      if (used > width && i > 0) {
        return good > 0 ? good : i;
      }
      if (Breaks.after(text, i + Character.charCount(point))) {
        good = i + Character.charCount(point);
      }
    }
    return text.length();
  }

  /// What the typeface does not have is named by its number.
  private String drawable(String text) {
    var known = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          var one = Character.toString(Character.isISOControl(point) ? ' ' : point);
          known.append(drawn(one) ? one : "[U+%04X]".formatted(point));
        });
    return known.toString();
  }

  private boolean drawn(String one) {
    try {
      font.encode(one);
      return true;
    } catch (IllegalArgumentException | IOException _) {
      return false;
    }
  }

  /// Ends the last page, and writes `foot` with its number under each.
  void end(String foot) throws IOException {
    page.close();
    var pages = document.getNumberOfPages();
    for (var i = 0; i < pages; i++) {
      try (var on =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
        put(on, foot + "  ·  " + (i + 1) + "/" + pages, MARGIN, MARGIN / 2, 8);
      }
    }
  }
}
