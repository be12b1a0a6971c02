package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each wrong word on the command line ends with 2 and one line.
class BadUsageTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                 | fengsui: no command given; see fengsui --help",
        "prob                              | fengsui: Unmatched argument at index 0: 'prob'; see"
            + " fengsui --help",
        "probe                             | fengsui probe: Missing required parameter: 'TARGET';"
            + " see fengsui probe --help",
        "probe a.example --nope            | fengsui probe: Unknown option: '--nope'; see fengsui"
            + " probe --help",
        "probe a.example --side            | fengsui probe: Missing required parameter for option"
            + " '--side' (SIDE); see fengsui probe --help",
        "probe a.example --side inland     | --side: is \"inland\"; write domestic or overseas",
        "probe a.example --owner theirs    | --owner: owner must be ours, provider:NAME, control or"
            + " self, but is theirs; write ours or provider:NAME",
        "probe a.example --owner control   | --owner: a target cannot be a control; use --control"
            + " for controls",
        "probe a.example --owner provider: | --owner: provider must be a name of letters, digits,"
            + " dots and dashes, but is ; write ours or provider:NAME",
        "probe a.example --vantage carrier=unicon   | --vantage carrier: carrier must be telecom,"
            + " unicom, mobile, broadnet, other or cloud:NAME, but is unicon; correct it",
        "probe a.example --vantage province=Beijing | --vantage: province must be a lower-case name"
            + " such as beijing, but is Beijing; correct it",
        "probe a.example --vantage access=wifi      | --vantage access: is \"wifi\"; write fixed or"
            + " mobile or idc",
        "probe a.example --vantage side=inland      | --vantage side: is \"inland\"; write domestic"
            + " or overseas",
        "probe a.example --vantage planet=mars      | --vantage: \"planet=mars\" is not one of its"
            + " parts; write carrier=…,province=…,access=…,side=…",
        "probe a.example --vantage side=domestic,side=overseas | --vantage: side is given twice;"
            + " give it once",
        "probe a.example --control https://c.example         | --control https://c.example: has no"
            + " side; write URL,domestic or URL,overseas",
        "probe a.example --control https://c.example,inland  | --control https://c.example: is"
            + " \"inland\"; write domestic or overseas",
        "probe a.example --control ftp://c.example,domestic  | --control ftp://c.example: has"
            + " scheme \"ftp\", which is not https, http, tls or tcp; write"
            + " https://HOST[:PORT]/PATH, http://…, tls://HOST:PORT, tcp://HOST:PORT, HOST:PORT or"
            + " HOST",
        "probe a.example --resolver dns.example     | resolver \"dns.example\": \"dns.example\" is"
            + " not an IP address; write udp://ADDRESS:PORT, tcp://ADDRESS:PORT, ADDRESS or"
            + " ADDRESS:PORT, with IPv6 in brackets if a port follows",
        "probe a.example --ca /nowhere/ca.pem       | --ca: CA file /nowhere/ca.pem cannot be read;"
            + " give a file of certificates in PEM form",
        "probe a.example --timeout 0                | --timeout: is \"0\"; write seconds, over 0"
            + " and at most 60",
        "probe a.example --timeout soon             | --timeout: is \"soon\"; write seconds, over 0"
            + " and at most 60",
        "probe a.example --control-port 70000       | --control-port: is \"70000\"; write a port"
            + " from 1 to 65535",
        "isolate                                    | fengsui isolate: Missing required parameter:"
            + " 'OBSERVATIONS'; see fengsui isolate --help",
        "isolate a b                                | fengsui isolate: Unmatched argument at index"
            + " 2: 'b'; see fengsui isolate --help",
        "isolate /nowhere/o.ndjson                  | /nowhere/o.ndjson: does not exist; give a"
            + " file that can be read"
      })
  void endsWithOneLine(String words, String line) {
    var run = Run.of(words == null ? new String[0] : words.split(" +"));

    assertThat(run).isEqualTo(new Run(2, "", line + "\n"));
  }

  @Test
  void aFileOfOtherThingsIsNoListOfAuthorities() throws IOException {
    var file = Files.writeString(folder.resolve("ca.pem"), "hello");

    assertThat(Run.of("probe", "a.example", "--ca", file.toString()).err())
        .isEqualTo(
            "--ca: CA file %s is not a list of certificates; give a file of certificates in PEM form\n"
                .formatted(file));
  }

  @Test
  void aBadObservationIsToldWithItsFileAndLine() throws IOException {
    var file = Files.writeString(folder.resolve("o.ndjson"), "\n{\"at\":\"yesterday\"}\n");

    assertThat(Run.of("isolate", file.toString()).err())
        .isEqualTo(
            ("%s, line 2, field at: is not a time: \"yesterday\";"
                    + " write it like 2025-08-12T11:41:03.120Z\n")
                .formatted(file));
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(Run.of("isolate", folder.toString()))
        .isEqualTo(
            new Run(
                2,
                "",
                folder + ": cannot be read: Is a directory; give a file that can be read\n"));
  }

  @Test
  void nothingObservedIsNoEvidence() {
    assertThat(Run.fed("\n", "isolate", "-"))
        .isEqualTo(
            new Run(2, "", "standard input: holds no observation; give at least one line\n"));
  }

  @Test
  void aBadChangeIsToldWithItsFileAndPlace() throws IOException {
    var file = Files.writeString(folder.resolve("c.yaml"), "id: C-1\nkind: dns\nat: now\n");

    assertThat(Run.fed("", "isolate", "-", "--changes", file.toString()).err())
        .isEqualTo(
            ("%s, change 1, field at: is not a time: \"now\";"
                    + " write it like 2025-08-12T11:41:03.120Z\n")
                .formatted(file));
  }

  @ParameterizedTest
  @CsvSource({"--help", "probe --help", "isolate --help"})
  void helpIsNoError(String words) {
    var run = Run.of(words.split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: fengsui").contains("Exit codes: 0");
    assertThat(run.err()).isEmpty();
  }
}
