/// Containment orders from the command post: who asks which tier first, for how long. Start reading
/// at [fengsui.client.orders.Follower].
///
/// A sheet holds all orders that run, signed like a failsafe bundle (`fengsui-orders 1` is its
/// first line). Its sequence grows with each; whoever took one takes no older one. What is no
/// longer on the newest sheet is withdrawn. Each order ends by itself within [Order#LONGEST].
///
/// ```text
/// {"schema":"fengsui.orders/1","sequence":7,"orders":[{"id":"ord-3","carrier":"unicom",
///  "province":"beijing","first":["httpdns","doh"],"skip":["local"],"notBefore":"…","expires":"…",
///  "early":false,"reason":"…","issuedBy":"…","incident":"inc-7"}]}
/// ```
@NullMarked
package fengsui.client.orders;

import org.jspecify.annotations.NullMarked;
