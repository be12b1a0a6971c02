/// Where agents stand, how they are, and how to start one more.
@NullMarked
package fengsui.server.pages.vantages;

import org.jspecify.annotations.NullMarked;
