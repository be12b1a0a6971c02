package fengsui.client.adapter;

import fengsui.client.Resolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/// For `Bootstrap.resolver(…)`. Look-ups wait on threads of their own, never on the event loop.
public final class NettyAddressResolverGroup extends AddressResolverGroup<InetSocketAddress> {

  private final Names names;

  public NettyAddressResolverGroup(Resolver resolver) {
    this.names = new Names(resolver);
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Waiting(executor, names).asAddressResolver();
  }

  private static final class Waiting extends InetNameResolver {
    private final Names names;

    private Waiting(EventExecutor executor, Names names) {
      super(executor);
      this.names = names;
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> promise) {
      find(host, promise, List::getFirst);
    }

    @Override
    protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
      find(host, promise, addresses -> addresses);
    }

    private <T> void find(
        String host, Promise<T> promise, java.util.function.Function<List<InetAddress>, T> take) {
      Thread.ofVirtual()
          .name("fengsui-netty")
          .start(() -> {
            try {
              promise.trySuccess(take.apply(names.find(host)));
            } catch (UnknownHostException | RuntimeException failed) {
              promise.tryFailure(failed);
            }
          });
    }
  }
}
