/// Where everything is kept: PostgreSQL, embedded or external.
@NullMarked
package fengsui.server.store;

import org.jspecify.annotations.NullMarked;
