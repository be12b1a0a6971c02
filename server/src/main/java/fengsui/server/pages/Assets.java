package fengsui.server.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/// The static files, each under a name that holds a hash of its content, so that a browser may keep
/// it for ever.
@Component
public final class Assets {

  private static final List<String> FILES =
      List.of(
          "app.css",
          "app.js",
          "chart.js",
          "icon.svg",
          "vendor/htmx.min.js",
          "vendor/hx-sse.min.js",
          "vendor/echarts.common.min.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml");

  /// One file as it is sent.
  static final class Asset {
    private final String type;
    private final byte[] plain;
    private final byte[] zipped;

    private Asset(String type, byte[] plain) {
      this.type = type;
      this.plain = plain;
      this.zipped = zipped(plain);
    }

    String type() {
      return type;
    }

    byte[] bytes(boolean compressed) {
      return compressed ? zipped : plain;
    }
  }

  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Asset> assets = new HashMap<>();

  Assets() {
    FILES.forEach(this::load);
  }

  /// Returns where `file` is served, such as `/static/app-3f2a9c1b7d04.css`.
  ///
  /// @throws IllegalArgumentException if there is no such file
  public String path(String file) {
    var path = paths.get(file);
    if (path == null) {
      throw new IllegalArgumentException("there is no static file " + file);
    }
    return "/static/" + path;
  }

  /// Returns the file that is served as `/static/NAME`.
  Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private void load(String file) {
    var bytes = bytes(file);
    var name = file.substring(file.lastIndexOf('/') + 1);
    var dot = name.lastIndexOf('.');
    var hashed = name.substring(0, dot) + "-" + hash(bytes) + name.substring(dot);
    var type = Objects.requireNonNull(TYPES.get(name.substring(dot + 1)));
    paths.put(file, hashed);
    assets.put(hashed, new Asset(type, bytes));
  }

  private static byte[] bytes(String file) {
    try (var stream = Assets.class.getResourceAsStream("/fengsui/server/static/" + file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
