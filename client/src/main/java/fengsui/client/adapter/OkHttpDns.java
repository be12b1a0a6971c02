package fengsui.client.adapter;

import fengsui.client.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/// For `new OkHttpClient.Builder().dns(…)`.
public final class OkHttpDns implements Dns {

  private final Names names;

  public OkHttpDns(Resolver resolver) {
    this.names = new Names(resolver);
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    return names.find(hostname);
  }
}
