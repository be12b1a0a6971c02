/// What is watched, who changed it when, and the first target.
@NullMarked
package fengsui.server.pages.targets;

import org.jspecify.annotations.NullMarked;
