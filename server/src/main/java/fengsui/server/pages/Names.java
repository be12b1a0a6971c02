package fengsui.server.pages;

import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;

/// The words of the house in the reader's language.
public record Names(Words words) {

  public String stage(Stage stage) {
    return words.say("stage." + stage.code());
  }

  public String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _ -> words.say("outcome.ok");
      case Outcome.Failed(var failure) -> words.say("outcome." + failure.code());
      case Outcome.Unclassified(var text) -> words.say("outcome.unclassified", text);
    };
  }

  public String carrier(String code) {
    return code.startsWith("cloud:")
        ? words.say("carrier.cloud", code.substring("cloud:".length()))
        : words.name("carrier", code);
  }

  public String province(String code) {
    return words.name("province", code);
  }

  /// Where an agent stands, such as `China Unicom, Beijing, fixed line`.
  public String vantage(Vantage vantage) {
    var comma = words.say("list.comma");
    var place = vantage.province().equals("unknown") ? "" : comma + province(vantage.province());
    return carrier(vantage.carrier().code())
        + place
        + comma
        + words.say("access." + vantage.access().code())
        + comma
        + words.say("side." + vantage.side().code());
  }

  public String owner(Owner owner) {
    return switch (owner) {
      case Owner.Ours _ -> words.say("owner.ours");
      case Owner.Provider(var name) -> words.say("owner.provider", name);
      case Owner.Control _ -> words.say("owner.control");
      case Owner.Self _ -> words.say("owner.self");
    };
  }

  /// Who changed something: `user admin`, `agent bj-1`, `file`.
  public String author(String author) {
    var space = author.indexOf(' ');
    var kind = space < 0 ? author : author.substring(0, space);
    return words
        .find("author." + kind)
        .map(it -> it + author.substring(kind.length()))
        .orElse(author);
  }

  /// A target's address as people write it.
  public static String url(Target target) {
    var host = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
    var port = target.port() == target.scheme().defaultPort() ? "" : ":" + target.port();
    var path = target.path().equals("/") ? "" : target.path();
    return target.scheme().code() + "://" + host + port + path;
  }
}
