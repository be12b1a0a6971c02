/// A question about payments: a small language of conditions, read strictly, asked of payments in
/// memory or of stored rows alike.
@NullMarked
package fengsui.history.where;

import org.jspecify.annotations.NullMarked;
