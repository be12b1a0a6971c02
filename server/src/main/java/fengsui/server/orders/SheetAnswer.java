package fengsui.server.orders;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A sheet as an answer: its bytes are what was signed.
final class SheetAnswer {

  private SheetAnswer() {}

  static ResponseEntity<byte[]> of(Signed sheet) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(sheet.bytes());
  }
}
