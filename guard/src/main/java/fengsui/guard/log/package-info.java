/// A log that cannot be quietly rewritten: entries are the leaves of a Merkle tree (RFC 6962), its
/// root is signed, and a root that somebody else keeps proves what was in the log then.
@NullMarked
package fengsui.guard.log;

import org.jspecify.annotations.NullMarked;
