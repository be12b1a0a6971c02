/// The page on which money people see whether discounts are as they should be, and what it costs
/// when they are not.
@NullMarked
package fengsui.server.pages.payments;

import org.jspecify.annotations.NullMarked;
