package fengsui.dns.httpdns;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tencent's answers, which are text: `host.:ip;ip,ttl-ip;ip,ttl|client`, a line for each name; `0`
/// stands for none. The host, ttl, second family and client are there only if asked for.
final class TencentText {

  private static final int LARGEST = 8 * 1024;
  private static final Pattern HOST = Pattern.compile("([A-Za-z0-9_.-]+)\\.:(.*)");
  private static final Pattern PART = Pattern.compile("([^,]*)(?:,([0-9]{1,9}))?");

  private TencentText() {}

  /// @throws IllegalArgumentException if `text` is not of this form
  static Reading read(Inquiry inquiry, String text) {
    if (text.length() > LARGEST) {
      throw new IllegalArgumentException("an answer of over 8 KiB");
    }
    var lines = new ArrayList<Reading.Line>();
    if (text.isEmpty() || text.equals("0")) {
      inquiry.names().forEach(name -> lines.add(new Reading.Line(name, List.of(), null)));
      return new Reading.Said(lines);
    }
    for (var line : text.split("\n", -1)) {
      lines.add(line(inquiry, line.strip()));
    }
    return new Reading.Said(lines);
  }

  private static Reading.Line line(Inquiry inquiry, String line) {
    var matcher = HOST.matcher(line);
    if (matcher.matches()) {
      return said(inquiry, Lines.asked(inquiry, matcher.group(1)), matcher.group(2));
    }
    if (inquiry.names().size() > 1) {
      throw new IllegalArgumentException("a line without its name");
    }
    return said(inquiry, inquiry.names().getFirst(), line);
  }

  private static Reading.Line said(Inquiry inquiry, Name name, String said) {
    var families = said.split("\\|", 2)[0].split("-", -1);
    if (families.length > 2) {
      throw new IllegalArgumentException("more than two families");
    }
    var addresses = new ArrayList<InetAddress>();
    @Nullable Duration ttl = null;
    for (var each : families) {
      var matcher = PART.matcher(each);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("no addresses");
      }
      addresses.addAll(addresses(inquiry, matcher.group(1)));
      var seconds = matcher.group(2);
      ttl = seconds == null ? ttl : Lines.shorter(ttl, Lines.seconds(Long.parseLong(seconds)));
    }
    return new Reading.Line(name, addresses, ttl);
  }

  private static List<InetAddress> addresses(Inquiry inquiry, String text) {
    var addresses = new ArrayList<InetAddress>();
    if (text.isEmpty() || text.equals("0")) {
      return addresses;
    }
    for (var each : text.split(";", -1)) {
      var address = IpText.parse(each);
      if (inquiry.wants(address)) {
        addresses.add(address);
      }
    }
    return addresses;
  }
}
