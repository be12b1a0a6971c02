/// One HTTP request and its response, coded by Netty's codecs without a Netty socket.
@NullMarked
package fengsui.probe.http;

import org.jspecify.annotations.NullMarked;
