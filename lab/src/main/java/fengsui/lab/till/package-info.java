/// The tills of an imagined payment company: people who pay all day long, campaigns that take money
/// off, and a door through which a campaign can be halted. All of it drawn from a seed.
@NullMarked
package fengsui.lab.till;

import org.jspecify.annotations.NullMarked;
