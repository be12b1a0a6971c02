/// The border box: a router with delays, hops, and devices that inject, eat and slow down packets.
@NullMarked
package fengsui.lab.border;

import org.jspecify.annotations.NullMarked;
