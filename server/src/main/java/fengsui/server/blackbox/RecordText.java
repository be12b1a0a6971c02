package fengsui.server.blackbox;

import fengsui.dns.IpText;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordData.Address;
import fengsui.dns.message.RecordData.Cname;
import fengsui.dns.message.RecordData.Ns;
import fengsui.dns.message.RecordData.Opt;
import fengsui.dns.message.RecordData.Ptr;
import fengsui.dns.message.RecordData.Raw;
import fengsui.dns.message.RecordData.Service;
import fengsui.dns.message.RecordData.Soa;
import fengsui.dns.message.RecordData.Txt;
import fengsui.dns.message.ResourceRecord;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Records as zone files write them, with tabs between: what the rules of a module are written for.
final class RecordText {

  private RecordText() {}

  /// Whether records of a type are written as zone files do, and so can be matched.
  static boolean known(int type) {
    return List.of(1, 2, 5, 6, 12, 16, 28).contains(type);
  }

  static String of(ResourceRecord record) {
    var name = absolute(record.name().toString());
    return "%s\t%d\tIN\t%s\t%s".formatted(name, record.ttl(), record.type(), of(record.data()));
  }

  private static String absolute(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  private static String of(RecordData data) {
    return switch (data) {
      case Address it -> IpText.of(it.address());
      case Cname it -> absolute(it.target().toString());
      case Ns it -> absolute(it.server().toString());
      case Ptr it -> absolute(it.target().toString());
      case Soa it ->
          "%s %s %d %d %d %d %d"
              .formatted(
                  absolute(it.primary().toString()),
                  absolute(it.mailbox().toString()),
                  it.serial(),
                  it.refresh(),
                  it.retry(),
                  it.expire(),
                  it.minimum());
      case Txt it ->
          it.texts().stream().map(text -> '"' + text + '"').collect(Collectors.joining(" "));
      case Service it -> // without its parameters: no rule may be about this type
          it.priority() + " " + absolute(it.target().toString());
      case Opt _ -> "";
      case Raw it ->
          "\\# " + it.bytes().length() + " " + HexFormat.of().formatHex(it.bytes().bytes());
    };
  }
}
