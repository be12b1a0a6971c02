/// The library that applications use to stay connected: look-ups judged by what they say, not by
/// who answers first.
@NullMarked
package fengsui.client;

import org.jspecify.annotations.NullMarked;
