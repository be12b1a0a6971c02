/// The few system calls the product makes, through the FFM API: TCP and UDP sockets with the error
/// queue, packet rings, TUN devices, network namespaces. Linux on x86-64 and aarch64, whose
/// structures and constants agree for everything used here.
@NullMarked
package fengsui.linux;

import org.jspecify.annotations.NullMarked;
