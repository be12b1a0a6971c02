/// *Detect*: the payment safety net. Payments in event time go in, alarms come out; the state is a
/// plain value that merges, so that one process and a cluster run the same code.
@NullMarked
package fengsui.payments;

import org.jspecify.annotations.NullMarked;
