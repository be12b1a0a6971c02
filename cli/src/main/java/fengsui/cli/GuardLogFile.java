package fengsui.cli;

import fengsui.guard.log.Checkpoint;
import fengsui.guard.log.Frontier;
import fengsui.guard.log.LogCheck;
import fengsui.guard.log.LogRefused;
import fengsui.guard.log.MerkleTree;
import fengsui.guard.log.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The guard's log in a file: a line an entry, and after it the signed checkpoint
/// (`{"checkpoint":"…"}`). What is appended is on the disk before the command ends.
final class GuardLogFile {

  private static final String ORIGIN = "fengsui/guard";

  private final Path file;

  GuardLogFile(Path file) {
    this.file = file;
  }

  /// Adds an entry and the checkpoint that covers it. One writer at a time: others wait.
  void append(String entry, KeyPair key) {
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      var check = check(key.getPublic());
      var frontier = frontier(check);
      frontier.add(MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)));
      var checkpoint = new Checkpoint(ORIGIN, frontier.size(), frontier.root());
      var note = SignedNote.sign(checkpoint, key.getPrivate(), key.getPublic());
      var line = JsonNodeFactory.instance.objectNode().put("checkpoint", note).toString();
      channel.position(channel.size());
      var bytes = ByteBuffer.wrap((entry + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      assert lock.isValid();
    } catch (IOException e) {
      throw new BadInput(
          file.toString(), "cannot be written: " + e.getMessage(), "name a file of yours");
    } catch (LogRefused e) {
      throw new BadInput(
          file.toString(),
          String.valueOf(e.getMessage()),
          "keep it as evidence, and begin a new log");
    }
  }

  private static Frontier frontier(LogCheck check) {
    var frontier = new Frontier();
    for (int i = 0; i < check.size(); i++) {
      frontier.add(check.leaf(i));
    }
    return frontier;
  }

  /// Reads and checks all of it.
  ///
  /// @throws LogRefused with the line that is wrong
  LogCheck check(PublicKey key) throws IOException, LogRefused {
    var check = new LogCheck();
    int number = 0;
    for (var line : lines()) {
      number++;
      try {
        take(line, key, check);
      } catch (LogRefused e) {
        throw new LogRefused("line " + number + ": " + e.getMessage());
      }
    }
    if (number > 0) {
      check.end();
    }
    return check;
  }

  private List<String> lines() throws IOException, LogRefused {
    var text = Files.readString(file);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new LogRefused("its last line has no end: its end was cut off");
    }
    return text.lines().toList();
  }

  private static void take(String line, PublicKey key, LogCheck check) throws LogRefused {
    var checkpoint = checkpoint(line);
    if (checkpoint.isEmpty()) {
      check.entry(line);
    } else {
      check.checkpoint(SignedNote.open(checkpoint, key));
    }
  }

  /// The note of a checkpoint line; empty for an entry.
  private static String checkpoint(String line) throws LogRefused {
    try {
      return JsonMapper.shared().readTree(line).path("checkpoint").asString("");
    } catch (JacksonException e) {
      throw new LogRefused("is no JSON object");
    }
  }

  /// Reads a checkpoint that was kept elsewhere.
  static Checkpoint anchor(Path file, PublicKey key) throws IOException, LogRefused {
    return SignedNote.open(Files.readString(file), key);
  }

  /// Whether there is none yet.
  boolean missing() throws IOException {
    try {
      return Files.size(file) == 0;
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
