package fengsui.guard.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCheckTest {

  private static Checkpoint of(String... entries) {
    var frontier = new Frontier();
    for (var entry : entries) {
      frontier.add(MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)));
    }
    return new Checkpoint("log", entries.length, frontier.root());
  }

  private static LogCheck check(String... entries) {
    var check = new LogCheck();
    List.of(entries).forEach(check::entry);
    return check;
  }

  @Test
  void aWholeLogIsFine() throws LogRefused {
    var check = check("a", "b");
    check.checkpoint(of("a", "b"));
    check.entry("c");
    check.checkpoint(of("a", "b", "c"));

    assertThat(check.end()).isEqualTo(of("a", "b", "c"));
    check.anchored(of("a"));
    check.anchored(of("a", "b"));
    check.anchored(of("a", "b", "c"));
  }

  @Test
  void aChangedEntryIsNoticed() {
    assertThatThrownBy(() -> check("a", "B").checkpoint(of("a", "b")))
        .hasMessage("has another root than the entries before it: one was changed");
  }

  @Test
  void swappedEntriesAreNoticed() {
    assertThatThrownBy(() -> check("b", "a").checkpoint(of("a", "b")))
        .hasMessage("has another root than the entries before it: one was changed");
  }

  @Test
  void aRemovedEntryIsNoticed() {
    assertThatThrownBy(() -> check("a").checkpoint(of("a", "b")))
        .hasMessage("tells of 2 entries, and 1 come before it: some were removed or added");
  }

  @Test
  void anEndWithoutCheckpointIsNoticed() throws LogRefused {
    var check = check("a");
    check.checkpoint(of("a"));
    check.entry("b");

    assertThatThrownBy(check::end)
        .hasMessage("ends with 1 entries that no checkpoint covers: its end was cut off or added");
    assertThatThrownBy(() -> check("a").end()).hasMessage("holds no checkpoint");
  }

  @Test
  void anEndThatWasCutOffIsNoticedByAnAnchor() throws LogRefused {
    var check = check("a");
    check.checkpoint(of("a"));
    check.end();

    assertThatThrownBy(() -> check.anchored(of("a", "b")))
        .hasMessage("has 1 entries, and had 2 when the anchor was made: its end was cut off");
  }

  @Test
  void aLogThatWasWrittenAnewIsNoticedByAnAnchor() throws LogRefused {
    var check = check("x", "b", "c");
    check.checkpoint(of("x", "b", "c"));

    assertThatThrownBy(() -> check.anchored(of("a", "b")))
        .hasMessage(
            "is not what it was when the anchor was made: one of its first 2 entries was changed");
  }
}
