/// The drill of 2025-01-16: a wrong subsidy at imagined tills, with the payment safety net beside
/// them, in the payments' own time.
@NullMarked
package fengsui.lab.drill.subsidy;

import org.jspecify.annotations.NullMarked;
