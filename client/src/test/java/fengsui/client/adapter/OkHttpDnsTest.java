package fengsui.client.adapter;

import fengsui.client.Resolver;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class OkHttpDnsTest extends AdapterContract {

  @Override
  String fetch(Resolver resolver, String host, int port) throws Exception {
    var client = new OkHttpClient.Builder().dns(new OkHttpDns(resolver)).build();
    var request = new Request.Builder().url("http://" + host + ":" + port + "/").build();
    try (var response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }
}
