package fengsui.dns.httpdns;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.dns.IpText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Where a vendor can be reached before it told anything better, as it publishes: data, in
/// `start-addresses.txt`.
///
/// @param host whom the certificate must be for
record StartAddresses(String host, List<InetAddress> addresses) {

  /// @throws IllegalArgumentException if the vendor publishes none
  static StartAddresses of(String vendor) {
    for (var line : lines()) {
      var words = line.split(" +", -1);
      if (words[0].equals(vendor)) {
        var addresses = Arrays.stream(words[2].split(",", -1)).map(IpText::parse).toList();
        return new StartAddresses(words[1], addresses);
      }
    }
    throw new IllegalArgumentException("no start addresses of " + vendor + " are known, name one");
  }

  private static List<String> lines() {
    var in = StartAddresses.class.getResourceAsStream("start-addresses.txt");
    if (in == null) {
      throw new IllegalStateException("start-addresses.txt is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
