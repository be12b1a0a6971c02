package fengsui.dns.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fengsui.dns.message.MalformedMessage;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// dig, asked for raw record data (`+unknownformat`), so that nothing depends on how it writes it.
final class Dig {

  static final Path PROGRAM = Path.of("/usr/bin/dig");

  private static final Pattern STATUS = Pattern.compile("status: ([A-Z0-9]+), id:");
  private static final Pattern RECORD =
      Pattern.compile("(\\S+)\\s+\\d+\\s+(\\S+)\\s+(\\S+)\\s+\\\\# (\\d+)((?: [0-9A-F]+)*)");

  private Dig() {}

  /// One record of an answer.
  record Fact(Name name, RecordData data) {}

  /// What dig made of an answer.
  ///
  /// @param status the response code; empty if it took nothing for an answer
  /// @param answers of the answer section
  record Said(String status, Set<Fact> answers, String text) {}

  static Said ask(int port, String name, String type, String... options)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "-r",
                "@127.0.0.1",
                "-p",
                Integer.toString(port),
                "+tries=1",
                "+time=5",
                "+nocookie",
                "+unknownformat",
                "+noidnout"));
    command.addAll(List.of(options));
    command.addAll(List.of("-q", name, "-t", type));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    process.waitFor();
    return read(text);
  }

  private static Said read(String text) {
    var status = STATUS.matcher(text);
    var answers = new HashSet<Fact>();
    var section = "";
    for (var line : text.split("\n", -1)) {
      if (line.startsWith(";; ") && line.endsWith(" SECTION:")) {
        section = line;
      }
      var record = RECORD.matcher(line);
      if (section.equals(";; ANSWER SECTION:") && record.matches()) {
        answers.add(fact(record.group(1), record.group(3), record.group(5)));
      }
    }
    return new Said(status.find() ? status.group(1) : "", answers, text);
  }

  /// Our own reader makes of the raw data what it makes of an answer.
  private static Fact fact(String name, String type, String hex) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex("000080000000000100000000" + "00"));
    var data = HexFormat.of().parseHex(hex.replace(" ", ""));
    bytes.writeBytes(ByteBuffer.allocate(8).putShort(code(type)).putShort((short) 1).array());
    bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) data.length).array());
    bytes.writeBytes(data);
    try {
      var message = Message.decode(bytes.toByteArray());
      return new Fact(Name.of(name), message.answers().getFirst().data());
    } catch (MalformedMessage wrong) {
      throw new IllegalStateException(type + " " + hex + ": " + wrong.getMessage(), wrong);
    }
  }

  private static short code(String type) {
    return (short) Type.of(type).code();
  }

  /// The types that are asked for here.
  enum Type {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    MX(15),
    TXT(16),
    AAAA(28),
    SRV(33),
    SVCB(64),
    HTTPS(65),
    ANY(255);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    static RecordType of(String text) {
      return text.startsWith("TYPE")
          ? new RecordType(Integer.parseInt(text.substring(4)))
          : new RecordType(valueOf(text).code);
    }
  }
}
