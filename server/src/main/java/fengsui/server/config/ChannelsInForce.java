package fengsui.server.config;

import fengsui.server.config.Configuration.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/// The channels of the configuration file as it was last read.
@Component
public final class ChannelsInForce implements Reloadable {

  private volatile List<Channel> channels;

  ChannelsInForce(Configuration configuration) {
    channels = configuration.channels();
  }

  public List<Channel> all() {
    return channels;
  }

  @Override
  public Runnable prepare(Configuration fresh) {
    return () -> channels = fresh.channels();
  }
}
