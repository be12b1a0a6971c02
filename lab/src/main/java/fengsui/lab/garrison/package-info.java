/// A whole product inside the laboratory: a command post with its database, and agents.
@NullMarked
package fengsui.lab.garrison;

import org.jspecify.annotations.NullMarked;
