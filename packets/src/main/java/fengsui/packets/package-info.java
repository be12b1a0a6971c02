/// Packets, flows and injector fingerprints.
@NullMarked
package fengsui.packets;

import org.jspecify.annotations.NullMarked;
