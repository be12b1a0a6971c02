/// A vantage point: probes by the command post's plan and spools what it saw until the post has it.
@NullMarked
package fengsui.agent;

import org.jspecify.annotations.NullMarked;
