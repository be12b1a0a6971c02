/// Containment orders to resolvers: from a person's proposal to the signed sheet that agents and
/// clients fetch, and what they say of it.
@NullMarked
package fengsui.server.orders;

import org.jspecify.annotations.NullMarked;
