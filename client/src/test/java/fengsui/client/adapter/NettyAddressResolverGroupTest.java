package fengsui.client.adapter;

import fengsui.client.Resolver;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class NettyAddressResolverGroupTest extends AdapterContract {

  @Override
  String fetch(Resolver resolver, String host, int port) throws Exception {
    var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try (var addresses = new NettyAddressResolverGroup(resolver)) {
      var reading = new Reading();
      var bootstrap =
          new Bootstrap()
              .group(group)
              .channel(NioSocketChannel.class)
              .resolver(addresses)
              .handler(reading);
      var channel = bootstrap.connect(host, port).sync().channel();
      var request = "GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
      channel.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
      var answer = reading.whole.get(20, TimeUnit.SECONDS);
      return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  private static final class Reading extends SimpleChannelInboundHandler<ByteBuf> {
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<String> whole = new CompletableFuture<>();

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      text.append(bytes.toString(StandardCharsets.US_ASCII));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      whole.complete(text.toString());
    }
  }
}
