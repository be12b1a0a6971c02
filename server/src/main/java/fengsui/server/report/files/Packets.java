package fengsui.server.report.files;

import fengsui.server.report.facts.FaultReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The DNS messages of a report, and how many look-ups have none.
final class Packets {

  private final List<Packet> all = new ArrayList<>();
  private int lookups;
  private int without;

  Packets(FaultReport report) {
    for (var measurement : report.findings().measurements()) {
      if (measurement.dns().isPresent()) {
        var dialogue = Dialogue.of(measurement);
        lookups++;
        without += dialogue.isEmpty() ? 1 : 0;
        all.addAll(dialogue);
      }
    }
    all.sort(Comparator.comparing(Packet::at));
  }

  byte[] file() {
    return PcapNg.of(List.copyOf(all), Dialogue.NOTE);
  }

  String sentence(Speech speech) {
    return speech
        .in(
            "附件 dns.pcapng 的报文由记录的应答重新编码，并非抓包，每个报文均有注明；%d 次解析中有 %d 次（非 UDP 或记录不足）没有报文。",
            "The packets of dns.pcapng are encoded anew from the answers recorded; they were not"
                + " captured, and each says so. Of %d look-ups, %d have no packet (not by UDP, or"
                + " not enough was recorded).")
        .formatted(lookups, without);
  }
}
