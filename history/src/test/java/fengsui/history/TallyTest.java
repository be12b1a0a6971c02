package fengsui.history;

import static fengsui.history.Sample.off;
import static fengsui.history.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.history.where.Where;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void aPaymentWithTwoSuchDiscountsIsOnePaymentOfOnePerson() {
    var tally = new Tally(Where.read("label in ('A', 'B')"));

    tally.add(payment("1", "u", off("A", "1.50"), off("B", "0.25"), off("C", "9.00")));
    tally.add(payment("2", "u", off("A", "1")));
    tally.add(payment("3", "v", off("C", "7.00")));

    assertThat(ExposureJson.write(tally.exposure()).toString())
        .isEqualTo(
            """
            {"payments":2,"people":1,"amount":"2.75","currency":"CNY","by":{\
            "scene":[{"value":"purchase","payments":2,"people":1,"amount":"2.75","currency":"CNY"}],\
            "label":[{"value":"A","payments":2,"people":1,"amount":"2.50","currency":"CNY"},\
            {"value":"B","payments":1,"people":1,"amount":"0.25","currency":"CNY"}],\
            "region":[{"value":"beijing","payments":2,"people":1,"amount":"2.75","currency":"CNY"}],\
            "campaign":[{"value":"C-1","payments":2,"people":1,"amount":"2.75","currency":"CNY"}],\
            "status":[{"value":"success","payments":2,"people":1,"amount":"2.75","currency":"CNY"}]}}\
            """);
  }

  @Test
  void aPaymentThatComesAgainIsNotCountedAgain() {
    var tally = new Tally(Where.everything());

    tally.add(payment("1", "u", off("A", "1.50")));
    tally.add(payment("1", "v", off("A", "99.50")));

    assertThat(tally.exposure().whole().payments()).isEqualTo(1);
    assertThat(tally.exposure().whole().amounts().get("CNY")).isEqualTo("1.50");
  }
}
