package fengsui.dns.httpdns;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Name;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a vendor sends, reading it gives a value, and never an address for a name that was not
/// asked for.
@Timeout(30)
class VendorFuzzTest {

  private static final Inquiry INQUIRY = VendorTest.inquiry("a.example", "b.example");
  private static final List<String> BODIES =
      List.of(
          "{\"host\":\"a.example\",\"ips\":[\"198.18.0.1\"],\"ipsv6\":[\"::1\"],\"ttl\":57}",
          "{\"dns\":[{\"host\":\"b.example\",\"ips\":[\"198.18.0.1\"],\"ttl\":106}]}",
          "{\"code\":\"success\",\"mode\":0,\"data\":{\"answers\":[{\"dn\":\"a.example\","
              + "\"v4\":{\"ips\":[\"1.1.1.1\"],\"ttl\":60},\"v6\":{\"no_ip_code\":\"x\"}}]}}",
          "{\"code\":\"success\",\"mode\":2,\"data\":\"" + VendorTest.GCM + "\"}",
          "{\"code\":\"success\",\"mode\":1,\"data\":\"" + VendorTest.CBC + "\"}",
          "{\"msg\":\"ok\",\"data\":{\"a.example\":{\"ipv4\":{\"ip\":[\"1.2.3.4\"],\"ttl\":300}}}}",
          "a.example.:198.18.0.1;198.18.0.2,60-2001:db8::1,30|9.9.9.9\nb.example.:0",
          "198.18.0.1,60");
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "0",
    "-1",
    "1e9",
    "99999999999",
    "null",
    ";",
    "-",
    "|",
    "\n",
    "a.example",
    "c.example",
    "127.0.0.2",
    "::",
    "\"ttl\":",
    "\"ips\":",
    "é",
    "\u0000"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsAnything(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      var body = mutated(BODIES.get(random.nextInt(BODIES.size())), random);
      var status = random.nextInt(8) == 0 ? 403 : 200;
      VendorTest.all().forEach(vendor -> assertReads(vendor, status, body));
    }
  }

  private static void assertReads(Vendor vendor, int status, String body) {
    var key = VendorTest.key(vendor);
    var reading = vendor.read(INQUIRY, VendorTest.response(status, body), key);
    if (reading instanceof Reading.Said said) {
      assertThat(said.lines())
          .as(body)
          .allMatch(line -> INQUIRY.names().contains(line.name()))
          .noneMatch(line -> line.name().equals(Name.of("c.example")));
    }
  }

  private static String mutated(String text, Random random) {
    var changed = new StringBuilder(text);
    for (int changes = random.nextInt(4); changes > 0 && !changed.isEmpty(); changes--) {
      var at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.setCharAt(at, (char) random.nextInt(256));
        case 2 -> changed.setLength(at);
        default -> changed.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return changed.toString();
  }
}
