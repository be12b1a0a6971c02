/// The fengsui command.
@NullMarked
package fengsui.cli;

import org.jspecify.annotations.NullMarked;
