package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.message.ResourceRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaidTest {

  private static final Question A = Question.of(Name.of("shop.example"), RecordType.A);
  private static final Name EDGE = Name.of("edge.example");

  private static Said said(ResourceRecord... records) {
    var query = new Query(A, false).message(new Random(1));
    return Said.of(Message.answerTo(query, 60, List.of()).withAnswers(List.of(records)), A);
  }

  private static ResourceRecord address(Name name, long ttl, String address) {
    return ResourceRecord.of(name, ttl, RecordData.of(IpText.parse(address)));
  }

  @Test
  void followsAChainInAnyOrderAndLeavesOutWhatDoesNotBelongToIt() {
    var said =
        said(
            address(EDGE, 30, "198.18.0.1"),
            address(Name.of("x.example"), 1, "9.9.9.9"),
            address(EDGE, 20, "2001:db8::1"),
            ResourceRecord.of(A.name(), 300, new RecordData.Cname(EDGE)));

    assertThat(said.aliases()).containsExactly(EDGE);
    assertThat(said.texts()).containsExactly("198.18.0.1");
    assertThat(said.ttl()).isEqualTo(30);
  }

  @Test
  void leavesAChainThatComesBackToItself() {
    var said =
        said(
            ResourceRecord.of(A.name(), 1, new RecordData.Cname(EDGE)),
            ResourceRecord.of(EDGE, 1, new RecordData.Cname(A.name())));

    assertThat(said.aliases()).containsExactly(EDGE, A.name());
    assertThat(said.addresses()).isEmpty();
  }

  @Test
  void hasNoTimeToLiveWithoutRecords() {
    assertThat(said().ttl()).isNull();
  }
}
