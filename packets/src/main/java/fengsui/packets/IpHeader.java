package fengsui.packets;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// What an IP header says, of either version; lengths and checksums are computed, not kept.
public sealed interface IpHeader {

  /// The protocol numbers known here.
  int ICMP = 1;

  int TCP = 6;
  int UDP = 17;
  int ICMPV6 = 58;

  InetAddress source();

  InetAddress destination();

  /// Time to live, or hop limit: 0 to 255.
  int ttl();

  /// The number of the protocol carried, behind any extension header.
  int protocol();

  /// The identification of IPv4; 0 for IPv6, which has none.
  int id();

  /// Whether routers must not fragment it; always so for IPv6.
  boolean df();

  /// Whether it is a piece of a packet other than the first: it carries no transport header.
  boolean laterFragment();

  /// Returns the same header with another time to live.
  IpHeader withTtl(int other);

  /// Returns an ordinary header, DF set, TTL 64.
  ///
  /// @throws IllegalArgumentException if the addresses are of two versions
  static IpHeader of(InetAddress source, InetAddress destination, int protocol) {
    if (source instanceof Inet4Address && destination instanceof Inet4Address) {
      return new V4(source, destination, 64, protocol, 0, true, false, 0, 0, Octets.NONE);
    }
    if (source instanceof Inet6Address && destination instanceof Inet6Address) {
      return new V6(source, destination, 64, protocol, 0, 0, protocol, Octets.NONE);
    }
    throw new IllegalArgumentException(
        "addresses must be of one IP version, but are %s and %s"
            .formatted(source.getHostAddress(), destination.getHostAddress()));
  }

  /// An IPv4 header.
  ///
  /// @param fragmentOffset in bytes, a multiple of 8
  /// @param options padded to a multiple of 4 bytes
  record V4(
      InetAddress source,
      InetAddress destination,
      int ttl,
      int protocol,
      int id,
      boolean df,
      boolean moreFragments,
      int fragmentOffset,
      int trafficClass,
      Octets options)
      implements IpHeader {

    public V4 {
      Check.range("ttl", ttl, 0xff);
      Check.range("protocol", protocol, 0xff);
      Check.range("id", id, 0xffff);
      Check.range("trafficClass", trafficClass, 0xff);
      Check.range("fragmentOffset", fragmentOffset, 0xfff8);
      Check.multiple("fragmentOffset", fragmentOffset, 8);
      Check.range("options", options.size(), 40);
      Check.multiple("options", options.size(), 4);
    }

    @Override
    public boolean laterFragment() {
      return fragmentOffset > 0;
    }

    @Override
    public V4 withTtl(int other) {
      return with(other, id, df);
    }

    /// Returns the same header with the three fields that tell injectors apart.
    public V4 with(int newTtl, int newId, boolean newDf) {
      return new V4(
          source,
          destination,
          newTtl,
          protocol,
          newId,
          newDf,
          moreFragments,
          fragmentOffset,
          trafficClass,
          options);
    }
  }

  /// An IPv6 header with its extension headers.
  ///
  /// @param firstHeader the number of the first extension header, or `protocol` without any
  /// @param extensions all extension headers, byte for byte
  record V6(
      InetAddress source,
      InetAddress destination,
      int ttl,
      int protocol,
      int trafficClass,
      int flowLabel,
      int firstHeader,
      Octets extensions)
      implements IpHeader {

    private static final int FRAGMENT = 44;

    public V6 {
      Check.range("ttl", ttl, 0xff);
      Check.range("protocol", protocol, 0xff);
      Check.range("trafficClass", trafficClass, 0xff);
      Check.range("flowLabel", flowLabel, 0xfffff);
      Check.range("firstHeader", firstHeader, 0xff);
      Check.multiple("extensions", extensions.size(), 8);
    }

    @Override
    public int id() {
      return 0;
    }

    @Override
    public boolean df() {
      return true;
    }

    @Override
    public boolean laterFragment() {
      int next = firstHeader;
      for (int at = 0; at < extensions.size(); at += size(next, extensions.at(at + 1))) {
        if (next == FRAGMENT && (extensions.at(at + 2) << 5 | extensions.at(at + 3) >> 3) > 0) {
          return true;
        }
        next = extensions.at(at);
      }
      return false;
    }

    /// Returns the size in bytes of the extension header `number` whose length field is `length`.
    static int size(int number, int length) {
      return number == FRAGMENT ? 8 : (length + 1) * 8;
    }

    @Override
    public V6 withTtl(int other) {
      return new V6(
          source, destination, other, protocol, trafficClass, flowLabel, firstHeader, extensions);
    }
  }
}
