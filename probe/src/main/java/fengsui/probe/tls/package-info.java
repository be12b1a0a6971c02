/// TLS on a probe's own connection: the handshake first, the judgement of the certificates after
/// it.
@NullMarked
package fengsui.probe.tls;

import org.jspecify.annotations.NullMarked;
