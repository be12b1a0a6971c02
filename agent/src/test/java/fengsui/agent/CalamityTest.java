package fengsui.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.model.Observation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a real agent process makes of being killed, and of a disk that fills.
@Timeout(90)
class CalamityTest {

  @TempDir private Path folder;

  @Test
  void killedAgainAndAgainItDeliversAllThatWasOnDiskOnce() throws Exception {
    try (var site = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        var post = FakePost.start(Plans.of(1, Plans.target("site", site.getLocalPort())))) {
      for (int round = 0; round < 3; round++) {
        int sofar = post.of("site").size();
        post.mute = false;
        try (var agent = AgentProcess.start(List.of(), post, folder)) {
          FakePost.await("looks in round " + round, 30, () -> post.of("site").size() >= sofar + 4);
          post.mute = true;
          int posts = post.posts;
          FakePost.await("a batch that is not acknowledged", 20, () -> post.posts > posts);
          agent.kill();
        }
      }
      post.mute = false;
      int sofar = post.of("site").size();
      try (var agent = AgentProcess.start(List.of(), post, folder)) {
        FakePost.await("looks after all", 30, () -> post.of("site").size() >= sofar + 4);
        agent.terminate();
      }

      assertThat(post.sequences()).as("one spool through all of it").hasSize(1);
      assertThat(post.duplicates()).as("batches without acknowledgement came again").isPositive();
      AgentTest.assertThatNothingIsMissing(post);
    }
  }

  @Test
  void toldToStopItBringsEverythingToThePost() throws Exception {
    try (var site = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        var post = FakePost.start(Plans.of(1, Plans.target("site", site.getLocalPort())))) {
      try (var agent = AgentProcess.start(List.of(), post, folder)) {
        FakePost.await("looks", 30, () -> post.of("site").size() >= 3);
        agent.terminate();
      }
      int arrived = post.all().size();
      try (var agent = AgentProcess.start(List.of(), post, folder)) {
        FakePost.await("another start", 30, () -> post.all().size() > arrived);
        agent.kill();
      }

      assertThat(post.duplicates()).isZero();
      AgentTest.assertThatNothingIsMissing(post);
    }
  }

  @Test
  void measuresOnWhileTheDiskIsFullAndRecoversByItself() throws Exception {
    var mounted = requireMounts();
    try (var site = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        var post = FakePost.start(Plans.of(1, Plans.target("site", site.getLocalPort())));
        var agent = AgentProcess.start(mounted, post, folder)) {
      FakePost.await("looks", 30, () -> post.of("site").size() >= 3);
      agent.tell("fill");
      FakePost.await("the complaint", 20, () -> agent.said("is full; measuring goes on"));
      var full = Instant.now();
      FakePost.await("some time", 20, () -> Instant.now().isAfter(full.plusSeconds(4)));
      agent.tell("free");
      FakePost.await("the all-clear", 20, () -> agent.said("the disk takes observations again"));
      FakePost.await(
          "what was seen meanwhile",
          20,
          () -> post.of("site").stream().anyMatch(one -> one.at().isAfter(full.plusSeconds(5))));

      AgentTest.assertThatNothingIsMissing(post);
      assertThat(longestGap(post.of("site"))).isLessThan(Duration.ofSeconds(2));
      assertThat(post.of("self/spool"))
          .anyMatch(one -> one.outcome().code().matches("unknown_failure: the disk of .* is full"));
    }
  }

  private static Duration longestGap(List<Observation> seen) {
    var longest = Duration.ZERO;
    for (int i = 1; i < seen.size(); i++) {
      var gap = Duration.between(seen.get(i - 1).at(), seen.get(i).at());
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  /// Words that run a command with a disk of 4 MiB of its own as the folder.
  private List<String> requireMounts() throws Exception {
    var script = "mount -t tmpfs -o size=4m none " + folder + " && exec \"$@\"";
    var words = List.of("unshare", "-m", "sh", "-c", script, "sh");
    var trial = new java.util.ArrayList<>(words);
    trial.add("true");
    boolean can = new ProcessBuilder(trial).start().waitFor() == 0;
    assertThat(can || System.getenv("CI") == null).as("CI must be able to mount").isTrue();
    assumeTrue(can, "skipped: a small disk cannot be mounted here (root or unshare -Urm)");
    return words;
  }
}
