/// The seam between a probe and the network: streams of bytes that tell how they ended, and when.
@NullMarked
package fengsui.probe.net;

import org.jspecify.annotations.NullMarked;
