package fengsui.server.pages;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Serves style, scripts and the icon.
@RestController
class StaticFiles {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  StaticFiles(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/static/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known) {
    var tag = "\"" + name + "\"";
    return assets
        .find(name)
        .map(asset ->
            known.contains(tag)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(FOR_EVER)
                    .eTag(tag)
                    .<byte[]>build()
                : sent(asset, tag, encodings.contains("gzip")))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<byte[]> sent(Assets.Asset asset, String tag, boolean zipped) {
    var response =
        ResponseEntity.ok()
            .cacheControl(FOR_EVER)
            .eTag(tag)
            .varyBy(HttpHeaders.ACCEPT_ENCODING)
            .contentType(MediaType.parseMediaType(asset.type()));
    if (zipped) {
      response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return response.body(asset.bytes(zipped));
  }
}
