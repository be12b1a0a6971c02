package fengsui.bench;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// Netty's resolver, on one event loop and NIO as ours.
final class NettyAsker implements DnsAsker {

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final DnsNameResolver resolver;
  private final InetSocketAddress server;

  NettyAsker(int port) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    resolver =
        new DnsNameResolverBuilder(loops.next())
            .datagramChannelType(NioDatagramChannel.class)
            .resolveCache(NoopDnsCache.INSTANCE)
            .optResourceEnabled(false)
            .queryTimeoutMillis(5000)
            .build();
  }

  @Override
  public void ask(String name, Consumer<Boolean> done) {
    resolver
        .query(server, new DefaultDnsQuestion(name, DnsRecordType.A))
        .addListener((Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> answer) ->
            done.accept(answer.isSuccess() && right(answer.getNow())));
  }

  private static boolean right(AddressedEnvelope<DnsResponse, InetSocketAddress> answer) {
    try {
      return answer.content().count(DnsSection.ANSWER) == 1;
    } finally {
      answer.release();
    }
  }

  @Override
  public void close() {
    resolver.close();
    var _ = loops.shutdownGracefully();
  }
}
