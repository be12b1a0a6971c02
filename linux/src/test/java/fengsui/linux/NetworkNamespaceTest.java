package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NetworkNamespaceTest {

  @Test
  void showsOnlyTheInterfacesInside() throws Exception {
    TestNamespace.require();
    try (var namespace = TestNamespace.make()) {
      namespace.sh(
          "ip link add inside type veth peer name other; ip addr add 10.9.8.7/24 dev inside");

      assertThat(namespace.call(() -> NetworkInterface.getByName("inside"))).isNotNull();
      assertThat(NetworkInterface.getByName("inside")).isNull();
    }
  }

  @Test
  void saysWhereWhatAndWhatToDoIfThereIsNone() {
    assertThatThrownBy(() -> NetworkNamespace.call(Path.of("/nowhere/ns"), () -> 1))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SystemCallException.class)
        .hasMessage(
            "entering network namespace /nowhere/ns: ENOENT (No such file or directory); name an"
                + " existing network namespace and run with CAP_SYS_ADMIN over it (as root, or"
                + " inside unshare -Ur)");
  }

  @Test
  void refusesVirtualThreads() {
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            NetworkNamespace.enterProcess(1);
            done.complete(null);
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });

    assertThatThrownBy(done::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
  }
}
