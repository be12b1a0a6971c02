package fengsui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class EnclosureTest {

  @Test
  void refusesTheNamespaceThatItWasStartedFrom() {
    assertThatThrownBy(() -> Enclosure.prove(Enclosure.ownNamespace()))
        .hasMessage(
            "laboratory: this is the network namespace that the laboratory was started from;"
                + " packets are forged only in namespaces that the laboratory made:"
                + " use fengsui drill");
  }

  @Test
  void refusesWhatIsNoNamespace() {
    assertThatThrownBy(() -> Enclosure.prove("anywhere"))
        .hasMessageStartingWith("laboratory: \"anywhere\" is not the name of a network namespace;");
  }

  @Test
  @Timeout(30)
  void aSupervisorStartedByHandDoesNothing() throws Exception {
    var command = new ArrayList<>(JavaCommand.of(Supervisor.class.getName()));
    command.add("/nonexistent");
    command.add(Enclosure.ownNamespace());
    var process = new ProcessBuilder(command).start();

    var said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("\"failed\"", "started from");
  }
}
