package fengsui.dns.https;

import fengsui.dns.IpText;
import fengsui.dns.Said;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.message.ResourceRecord;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the JSON form of an answer: `{"Status":0,"Answer":[{"name","type","TTL","data"}]}`.
final class JsonAnswer {

  private static final long LONGEST_TTL = 0x7fff_ffffL;

  private JsonAnswer() {}

  static Part read(Fetched.Response response, Question question) {
    if (!response.is(DohForm.ANY_JSON) && !response.is("application/dns-json")) {
      return Part.failed(Failure.DNS_SERVER_MISBEHAVING);
    }
    try {
      return part(Json.read(response.body().bytes()), question, FieldTimes.age(response));
    } catch (MalformedJson | IllegalArgumentException garbage) {
      return Part.failed(Failure.DNS_SERVER_MISBEHAVING);
    }
  }

  private static Part part(Json json, Question question, long age) {
    var status = json.find("Status").flatMap(Json::findWhole).orElse(-1L);
    if (status != 0) {
      return Part.failed(MessageAnswer.failure(status.intValue()));
    }
    var said = Said.of(message(json, question), question);
    return said.addresses().isEmpty()
        ? Part.failed(Failure.DNS_NO_ANSWER)
        : new Part(
            Outcome.OK, said.addresses(), said.aliases(), MessageAnswer.fresh(said.ttl(), age));
  }

  private static Message message(Json json, Question question) {
    var records = new ArrayList<ResourceRecord>();
    for (var each : json.find("Answer").map(Json::values).orElse(List.of())) {
      record(each).ifPresent(records::add);
    }
    return new Message(new Header(0, Header.QR), List.of(question), records, List.of(), List.of());
  }

  /// @throws IllegalArgumentException if a name or address is none
  private static Optional<ResourceRecord> record(Json json) {
    var type = json.find("type").flatMap(Json::findWhole).orElse(0L);
    var data = json.find("data").flatMap(Json::findText).orElse("");
    var name = Name.of(json.find("name").flatMap(Json::findText).orElse(""));
    var ttl = json.find("TTL").flatMap(Json::findWhole).orElse(0L);
    return find(type, data)
        .map(each -> ResourceRecord.of(name, Math.clamp(ttl, 0, LONGEST_TTL), each));
  }

  private static Optional<RecordData> find(long type, String data) {
    if (type == RecordType.CNAME.code()) {
      return Optional.of(new RecordData.Cname(Name.of(data)));
    }
    var address = type == RecordType.A.code() || type == RecordType.AAAA.code();
    return address ? Optional.of(RecordData.of(IpText.parse(data))) : Optional.empty();
  }
}
