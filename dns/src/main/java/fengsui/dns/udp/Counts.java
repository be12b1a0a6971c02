package fengsui.dns.udp;

/// What came to a pool's ports so far and was no answer to any query.
///
/// @param unasked messages with an id that no query waits under: late, repeated or forged
/// @param strays messages under the id of a query that do not answer it
/// @param garbage datagrams that are no DNS message
public record Counts(long unasked, long strays, long garbage) {}
