/// The command post: takes in what agents saw, judges it, keeps incidents and shows them.
@NullMarked
package fengsui.server;

import org.jspecify.annotations.NullMarked;
