/// System calls.
@NullMarked
package fengsui.linux;

import org.jspecify.annotations.NullMarked;
