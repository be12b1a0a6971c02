package fengsui.probe.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/// The end of a coder's pipeline: takes what the codec found wrong, in words.
final class Tail extends ChannelInboundHandlerAdapter {

  private final Consumer<String> faults;

  Tail(Consumer<String> faults) {
    this.faults = faults;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    faults.accept(String.valueOf(cause.getMessage()));
  }
}
