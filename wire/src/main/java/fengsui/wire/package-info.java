/// Their JSON forms.
@NullMarked
package fengsui.wire;

import org.jspecify.annotations.NullMarked;
