/// HTTPDNS: the vendors' own ways to ask for addresses over HTTP, as their documents say.
///
/// Start reading at [fengsui.dns.httpdns.HttpDnsWay]; each vendor's grammar is a class of its own
/// without a network. To add a vendor, add one to [fengsui.dns.httpdns.Vendor].
@NullMarked
package fengsui.dns.httpdns;

import org.jspecify.annotations.NullMarked;
