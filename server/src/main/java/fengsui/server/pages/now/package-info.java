/// The answer to the first question at night: is anything wrong, and whose is it?
@NullMarked
package fengsui.server.pages.now;

import org.jspecify.annotations.NullMarked;
