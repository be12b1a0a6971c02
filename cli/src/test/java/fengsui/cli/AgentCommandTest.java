package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AgentCommandTest {

  @TempDir private Path folder;

  private String spool() {
    return folder.resolve("spool").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--server nowhere --token fs_x --vantage side=domestic | --server \"nowhere\": is not the"
            + " URL of a post; write http://HOST:PORT or https://HOST:PORT",
        "--server http://[ --token fs_x --vantage side=domestic | --server: is \"http://[\"; write"
            + " http://HOST:PORT or https://HOST:PORT",
        "--server http://127.0.0.1:1 --token fs_x --vantage carrier=unicon | --vantage carrier:"
            + " carrier must be telecom, unicom, mobile, broadnet, other or cloud:NAME, but is"
            + " unicon; correct it",
        "--server http://127.0.0.1:1 --token fs_x? --vantage side=domestic | --token: is empty or"
            + " holds a character that no token has; copy it as the post told it",
        "--server http://127.0.0.1:1 --vantage side=domestic | --token: is missing; give it, or"
            + " --token-file, or FENGSUI_TOKEN",
        "--server http://127.0.0.1:1 --token-file /nowhere/t --vantage side=domestic | --token-file"
            + " /nowhere/t: does not exist; give a file that can be read",
        "--server http://127.0.0.1:1 --token fs_x --vantage side=domestic --spool-size 0 |"
            + " --spool-size: is \"0\"; write megabytes, 1 or more",
        "--server http://127.0.0.1:1 --token fs_x --vantage side=domestic --pin abc | --pin: there"
            + " is no key to pin over http; write the server as https://HOST:PORT",
        "--server http://127.0.0.1:1 --token fs_x --vantage side=domestic --key /k | --certificate"
            + " and key: only one is given; give both or neither",
        "--server http://127.0.0.1:1 --token fs_x --vantage side=domestic --orders-key /nowhere/k |"
            + " --orders-key: cannot be read: /nowhere/k; give a public key from fengsui failsafe"
            + " key",
        "--server http://127.0.0.1:1 --token fs_x | fengsui agent: Missing required option:"
            + " '--vantage=K=V,…'; see fengsui agent --help"
      })
  void badUsageEndsWithOneLine(String words, String line) {
    var run = Run.of(("agent " + words + " --spool " + spool()).split(" "));

    assertThat(run).isEqualTo(new Run(2, "", line + "\n"));
  }

  @Test
  void aFolderThatCannotBeUsedEndsWithOneLine() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "x");

    var run =
        Run.of(
            "agent",
            "--server",
            "http://127.0.0.1:1",
            "--token",
            "fs_x",
            "--vantage",
            "side=domestic",
            "--spool",
            file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "--spool %s: cannot be used (java.nio.file.FileAlreadyExistsException: %1$s); give a folder that this user may write in\n"
                .formatted(file));
  }

  @Test
  void aRefusedTokenWithoutAPlanFromBeforeEndsWithOneLineAfterTheLog() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      var run =
          Run.of(
              "agent",
              "--server",
              url,
              "--token",
              "fs_old",
              "--vantage",
              "side=domestic",
              "--spool",
              spool(),
              "--json");

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .endsWith(
              "--token: the post at "
                  + url
                  + " refuses it, and there is no plan from before; give one of role agent that is"
                  + " not revoked\n");
      assertThat(run.lines()).allMatch(line -> line.matches("\\{\"at\":\"[^\"]+\",\"post\":.*}"));
    } finally {
      server.stop(0);
    }
  }
}
