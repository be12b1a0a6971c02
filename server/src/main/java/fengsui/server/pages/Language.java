package fengsui.server.pages;

import fengsui.model.Coded;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/// A language of the pages, and the time its readers live by.
public enum Language implements Coded {
  ZH("zh", "zh-CN", "Asia/Shanghai"),
  EN("en", "en", "UTC");

  /// The cookie that keeps the reader's choice.
  static final String COOKIE = "fengsui-language";

  private final String code;
  private final String tag;
  private final ZoneId zone;

  Language(String code, String tag, String zone) {
    this.code = code;
    this.tag = tag;
    this.zone = ZoneId.of(zone);
  }

  @Override
  public String code() {
    return code;
  }

  /// The language tag for HTML.
  public String tag() {
    return tag;
  }

  ZoneId zone() {
    return zone;
  }

  public Language other() {
    return this == ZH ? EN : ZH;
  }

  /// The reader's choice; without one, the first of the browser's languages that we speak.
  public static Language of(HttpServletRequest request) {
    return chosen(request).orElseGet(() -> preferred(request));
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .flatMap(cookie -> find(cookie.getValue()).stream())
            .findFirst();
  }

  private static Language preferred(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .flatMap(language -> find(language).stream())
        .findFirst()
        .orElse(EN);
  }

  static Optional<Language> find(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }
}
