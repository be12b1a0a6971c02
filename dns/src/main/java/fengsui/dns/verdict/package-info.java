/// What an answer is worth. A poisoned answer is a successful answer: nothing failed, so that
/// content alone tells.
///
/// Each address is judged by the first row that fits; the answer by its addresses.
///
/// | | what is known of the address | it is |
/// |---|---|---|
/// | 1 | special use (loopback, private, reserved …), and the name is not listed as private | dropped, whoever vouches |
/// | 2 | a handshake showed a certificate for other names, or one that nobody trusted vouches for | dropped |
/// | 3 | a handshake proved it, or its /24 (/48) neighbour in this answer | confirmed |
/// | 4 | the answer is from our signed failsafe | confirmed |
/// | 5 | as many operators as a quorum needs give it, or addresses of its /24 (/48) | confirmed |
/// | 6 | it lies in the learnt profile of the name | rows 7, 9 and 10 do not apply |
/// | 7 | a portal or known from forged answers, and anybody can have written the answer | dropped |
/// | 8 | two doubts, one of them strong (†) | dropped |
/// | 9 | many unrelated names have it (†) | doubted |
/// | 10 | outside the learnt profile; a known alias suffix counts as inside | doubted |
/// | 11 | a quorum agrees on something else (†); another answer came to the same query (†) | doubted |
/// | 12 | portal or forged, but from an authenticated operator; odd time to live | doubted, and never counted in row 8 |
/// | 13 | a quorum leads to the same alias | confirmed |
/// | 14 | none of these | usable |
///
/// No address left is `poisoned`. One dropped or doubted is `suspect`, the others stay usable in
/// their order. All confirmed is `genuine`. Else `unknown`. A majority alone never condemns: CDNs
/// answer each place differently, so that a quorum against an answer needs a second sign.
@NullMarked
package fengsui.dns.verdict;

import org.jspecify.annotations.NullMarked;
