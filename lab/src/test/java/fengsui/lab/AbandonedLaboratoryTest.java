package fengsui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is left when something is killed: nothing.
@Timeout(120)
class AbandonedLaboratoryTest {

  @Test
  void killingTheSupervisorEndsEveryProcessInside() throws Exception {
    try (var lab = Living.laboratory()) {
      var inside = lab.supervisor().descendants().toList();
      assertThat(inside).hasSizeGreaterThan(4);

      inside.getFirst().destroyForcibly();

      for (var process : inside) {
        process.onExit().get(10, TimeUnit.SECONDS);
      }
      lab.supervisor().onExit().get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> lab.run("telecom", Duration.ofSeconds(5), "true"))
          .isInstanceOf(LaboratoryException.class)
          .hasMessageContaining("has ended");
    }
  }

  @Test
  void killingWhoStartedItEndsEverythingAndTheNextStartDeletesItsFiles() throws Exception {
    Living.laboratory().close();
    var owner = new ProcessBuilder(JavaCommand.of(Abandoned.class.getName())).start();
    var directory = Path.of(owner.inputReader().readLine());
    var inside = owner.toHandle().descendants().toList();
    assertThat(inside).hasSizeGreaterThan(5);

    owner.destroyForcibly().waitFor();

    for (var process : inside) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(directory).exists();
    try (var next = Living.laboratory()) {
      assertThat(directory).doesNotExist();
      assertThat(next.authority()).exists();
    }
  }

  /// Starts a laboratory and waits to be killed.
  static final class Abandoned {
    public static void main(String[] args) throws Exception {
      var lab = Laboratory.start();
      System.out.println(lab.directory());
      System.in.read();
      Files.delete(lab.directory());
    }
  }
}
