/// What an answer is worth. A poisoned answer is a successful answer: nothing failed, so that
/// content alone tells.
@NullMarked
package fengsui.dns.verdict;

import org.jspecify.annotations.NullMarked;
