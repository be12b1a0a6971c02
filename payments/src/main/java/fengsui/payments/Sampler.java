package fengsui.payments;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import fengsui.payments.Sample.Mark;
import fengsui.payments.Sample.Spent;
import java.util.ArrayList;
import java.util.List;

/// Makes samples of payments: looks each discount up in the register and says what is to be
/// watched.
final class Sampler {

  private static final long HOUR = 3_600_000;

  /// Days begin at midnight in Beijing.
  private static final long ZONE = 8 * HOUR;

  private final Campaigns campaigns;
  private final Places places;
  private final Tags tags;

  Sampler(Campaigns campaigns, Places places, Tags tags) {
    this.campaigns = campaigns;
    this.places = places;
    this.tags = tags;
  }

  static int hour(long at) {
    return Math.floorMod(Math.floorDiv(at + ZONE, HOUR), Counter.HOURS);
  }

  Sample of(Payment payment) {
    long at = payment.at().toEpochMilli();
    var here = places.of(payment);
    if (payment.discounts().isEmpty() && payment.paid().compareTo(payment.amount()) == 0) {
      var marks = payment.status() == Status.FAILED ? List.of(failed(here)) : List.<Mark>of();
      return new Sample(payment, at, hour(at), here, List.of(), marks, List.of());
    }
    return new Reading(payment, here).sample(at);
  }

  private Mark failed(Spot here) {
    return new Mark(tags.failed(), here, true, Mark.WHOLE);
  }

  /// The discounts of one payment.
  private final class Reading {

    private final Payment payment;
    private final Spot here;
    private final List<Spot> labels = new ArrayList<>(2);
    private final List<Mark> marks = new ArrayList<>(8);
    private final List<Spent> spent = new ArrayList<>(2);

    private Reading(Payment payment, Spot here) {
      this.payment = payment;
      this.here = here;
    }

    private Sample sample(long at) {
      if (!payment.refund()) {
        read();
      }
      if (payment.status() == Status.FAILED) {
        marks.add(failed(here));
      }
      return new Sample(payment, at, hour(at), here, labels, marks, spent);
    }

    private void read() {
      double unexplained = 0;
      for (int i = 0; i < payment.discounts().size(); i++) {
        unexplained += read(payment.discounts().get(i), i);
      }
      if (payment.amount().subtract(payment.discounted()).compareTo(payment.paid()) != 0) {
        marks.add(new Mark(tags.breach("", Breach.NOT_ADDING_UP), here, true, Mark.WHOLE));
      }
      double amount = payment.amount().doubleValue();
      if (labels.size() > 1 && amount > 0) {
        var stack = tags.stack(unexplained / amount);
        marks.add(new Mark(stack, here, stack.bin() >= Bins.HIGH, Mark.WHOLE));
      }
    }

    /// Returns the money that no campaign explains.
    private double read(Discount discount, int index) {
      var finding = campaigns.judge(payment, discount);
      if (finding.expected() && finding.campaign() != null) {
        spent.add(new Spent(finding.campaign(), discount.amount()));
        return 0;
      }
      if (finding.campaign() != null) {
        for (var breach : finding.breaches()) {
          marks.add(new Mark(tags.breach(finding.campaign().id(), breach), here, true, index));
        }
        return 0;
      }
      return unregistered(discount, index);
    }

    private double unregistered(Discount discount, int index) {
      var label = tags.label(discount.label());
      var among = label.spot(payment);
      labels.add(among);
      marks.add(new Mark(label.tag(), here, true, index));
      if (discount.campaign() != null) {
        marks.add(new Mark(tags.campaign(discount.campaign()), here, true, index));
      }
      double off = discount.amount().doubleValue();
      double amount = payment.amount().doubleValue();
      var rate = label.rate(amount == 0 ? 0 : off / amount);
      var money = label.amount(off);
      marks.add(new Mark(rate, among, label.watches(rate), index));
      marks.add(new Mark(money, among, label.watches(money), index));
      return off;
    }
  }
}
