import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/// Makes a library's jar small: `Slim.java JAR ROOTS OUT`, where the classes whose names begin with
/// one of `ROOTS`, parted by commas, are the library, and every other is there only for it.
///
/// What runs stays as it was compiled. Left out are classes that the library never names, and what
/// only compilers, reflection and debuggers read of classes that its signatures do not show. Stack
/// traces keep files and lines.
final class Slim {

  private static final String CLASS = ".class";

  public static void main(String[] args) throws IOException {
    var entries = read(Path.of(args[0]));
    var models = new TreeMap<String, ClassModel>();
    var files = ClassFile.of(ConstantPoolSharingOption.NEW_POOL, resolver(entries));
    entries.forEach((name, bytes) -> add(models, files, name, bytes));
    var reach = Reach.of(models, List.of(args[1].split(",", -1)));
    var slim = new LinkedHashMap<String, byte[]>();
    entries.forEach((name, bytes) -> keep(slim, name, bytes));
    for (var each : reach.classes()) {
      slim.put(each + CLASS, new Strip(files, reach, models.get(each)).bytes());
    }
    Files.write(Path.of(args[2]), Zip.of(slim));
  }

  /// The manifest stands first, as readers of streams want it.
  private static Map<String, byte[]> read(Path file) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    try (var jar = new JarFile(file.toFile())) {
      for (var each : Collections.list(jar.entries())) {
        if (!each.isDirectory()) {
          entries.put(each.getName(), jar.getInputStream(each).readAllBytes());
        }
      }
    }
    return entries;
  }

  private static void add(
      Map<String, ClassModel> models, ClassFile files, String name, byte[] bytes) {
    if (name.endsWith(CLASS) && !name.endsWith("package-info.class")) {
      models.put(name.substring(0, name.length() - CLASS.length()), files.parse(bytes));
    }
  }

  private static void keep(Map<String, byte[]> slim, String name, byte[] bytes) {
    if (!name.endsWith(CLASS)) {
      slim.put(name, name.endsWith(".conf") ? withoutComments(bytes) : bytes);
    }
  }

  private static byte[] withoutComments(byte[] bytes) {
    return new String(bytes, UTF_8).replaceAll("(?m)^#.*\n", "").getBytes(UTF_8);
  }

  /// Classes of optional libraries are not there; none of ours extends one.
  private static ClassHierarchyResolverOption resolver(Map<String, byte[]> entries) {
    return ClassHierarchyResolverOption.of(
        ClassHierarchyResolver.ofResourceParsing(
                type -> {
                  var name = type.descriptorString();
                  var bytes = entries.get(name.substring(1, name.length() - 1) + CLASS);
                  return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
            .orElse(ClassHierarchyResolver.defaultResolver()));
  }
}
