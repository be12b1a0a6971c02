/// A DNS server on a loopback address that answers with what a [fengsui.client.Resolver] finds, for
/// programs that cannot load a jar.
@NullMarked
package fengsui.client.stub;

import org.jspecify.annotations.NullMarked;
