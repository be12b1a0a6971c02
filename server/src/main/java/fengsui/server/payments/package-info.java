/// The payment safety net in the command post: the register it goes by, the net over all payments
/// that come in, and what it says.
@NullMarked
package fengsui.server.payments;

import org.jspecify.annotations.NullMarked;
