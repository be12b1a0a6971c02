/// Which combination of attributes explains a deviation of counts or sums.
///
/// Leaves (one value per attribute, with what was seen and what was expected) become *evidence*:
/// for each leaf and each possible size of the change, the log of how much likelier what was seen
/// is with that change than without. The evidence of a combination is the sum over its leaves, at
/// the one size that fits best; describing it costs more the more attributes and values there are.
/// The best combination is a cause, is explained away, and the search goes on until what is left
/// could be chance. If all leaves together explain it better than any combination, the cause is
/// external.
@NullMarked
package fengsui.localize;

import org.jspecify.annotations.NullMarked;
