/// What the carriers' resolvers answer: rates, poison, times, and how long caches hold what was
/// wrong.
@NullMarked
package fengsui.server.resolvers;

import org.jspecify.annotations.NullMarked;
