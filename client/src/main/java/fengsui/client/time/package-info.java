/// Time and threads of the client, so that tests can make their own.
@NullMarked
package fengsui.client.time;

import org.jspecify.annotations.NullMarked;
