/// The resolver as other libraries want it, each of which is needed only by whoever uses it.
@NullMarked
package fengsui.client.adapter;

import org.jspecify.annotations.NullMarked;
