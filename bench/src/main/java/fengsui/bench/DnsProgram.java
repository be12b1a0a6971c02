package fengsui.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// One client under measurement, in a process of its own.
final class DnsProgram {

  private DnsProgram() {}

  /// Floods the port `args[1]` with the client `args[0]`, as each line of input says: `flood WIDTH
  /// SECONDS` answers with queries a second, and `wrong`, `p50` and `p99` tell the rest of it.
  public static void main(String[] args) throws IOException, InterruptedException {
    var result = new DnsFlood.Result(0, 0, 0, 0);
    try (var asker = asker(args[0], Integer.parseInt(args[1]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      IO.println("ready");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var words = line.split(" ", -1);
        if (words[0].equals("flood")) {
          var width = Integer.parseInt(words[1]);
          result = DnsFlood.run(asker, width, Double.parseDouble(words[2]));
        }
        IO.println(figure(words[0], result));
      }
    }
  }

  private static DnsAsker asker(String client, int port) {
    return switch (client) {
      case "fengsui" -> new FengsuiAsker(port);
      case "dnsjava" -> new DnsjavaAsker(port);
      case "netty" -> new NettyAsker(port);
      default -> throw new IllegalArgumentException("no client " + client);
    };
  }

  private static double figure(String word, DnsFlood.Result result) {
    return switch (word) {
      case "flood" -> result.perSecond();
      case "wrong" -> result.wrong();
      case "p50" -> result.p50();
      case "p99" -> result.p99();
      default -> throw new IllegalArgumentException("no figure " + word);
    };
  }
}
