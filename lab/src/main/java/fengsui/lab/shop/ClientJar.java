package fengsui.lab.shop;

import fengsui.lab.LaboratoryException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/// Where the client library's jar is, as applications get it.
final class ClientJar {

  private static final Path PLACE = Path.of("client", "target", "fengsui-client.jar");

  private ClientJar() {}

  /// Looks beside what this program itself was built from.
  ///
  /// @throws LaboratoryException if it was not built
  static Path find() throws LaboratoryException {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath())
        .flatMap(part -> Stream.iterate(part, Objects::nonNull, Path::getParent))
        .map(folder -> folder.resolve(PLACE))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new LaboratoryException(
                PLACE + " is not there", "run mvn package, which makes the client library's jar"));
  }
}
