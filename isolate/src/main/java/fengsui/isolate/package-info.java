/// Whose outage it is.
@NullMarked
package fengsui.isolate;

import org.jspecify.annotations.NullMarked;
