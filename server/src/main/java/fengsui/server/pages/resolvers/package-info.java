/// Which carriers' resolvers answer rightly, and how long users keep what was wrong.
@NullMarked
package fengsui.server.pages.resolvers;

import org.jspecify.annotations.NullMarked;
