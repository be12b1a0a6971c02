/// Rehearsals, and switches where a laboratory runs under the post.
@NullMarked
package fengsui.server.pages.drills;

import org.jspecify.annotations.NullMarked;
