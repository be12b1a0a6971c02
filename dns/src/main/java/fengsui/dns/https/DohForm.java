package fengsui.dns.https;

import fengsui.dns.Family;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Opaque;
import fengsui.dns.message.Question;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// How a question is put to a resolver over HTTPS.
public enum DohForm {
  /// RFC 8484 by GET, with id 0, so that caches on the way can answer.
  GET,
  /// RFC 8484 by POST, which no cache on the way answers.
  POST,
  /// The JSON form that several resolvers offer, AliDNS among them.
  JSON;

  static final String MESSAGE = "application/dns-message";
  static final String ANY_JSON = "application/json";

  Request request(String path, Name name, Family family) {
    return switch (this) {
      case GET -> {
        var dns = Base64.getUrlEncoder().withoutPadding().encodeToString(query(name, family));
        yield Request.get(path + "?dns=" + dns, MESSAGE);
      }
      case POST -> new Request(path, MESSAGE, Opaque.of(query(name, family)));
      case JSON -> {
        var encoded = URLEncoder.encode(name.toString(), StandardCharsets.US_ASCII);
        yield Request.get(path + "?name=" + encoded + "&type=" + family.type(), ANY_JSON);
      }
    };
  }

  Part read(Fetched.Response response, Name name, Family family) {
    var question = Question.of(name, family.type());
    return switch (this) {
      case GET, POST -> MessageAnswer.read(response, question);
      case JSON -> JsonAnswer.read(response, question);
    };
  }

  private static byte[] query(Name name, Family family) {
    var question = Question.of(name, family.type());
    var header = new Header(0, Header.RD);
    return new Message(header, List.of(question), List.of(), List.of(), List.of()).encode();
  }
}
