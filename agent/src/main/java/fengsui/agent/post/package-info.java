/// Speaks with the command post.
@NullMarked
package fengsui.agent.post;

import org.jspecify.annotations.NullMarked;
