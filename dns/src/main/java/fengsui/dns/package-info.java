/// Look-ups: which addresses a resolver gives for a name, with everything that came back.
///
/// Start reading at [fengsui.dns.Lookup]. Messages are in [fengsui.dns.message], the ways to carry
/// them in [fengsui.dns.transport].
@NullMarked
package fengsui.dns;

import org.jspecify.annotations.NullMarked;
