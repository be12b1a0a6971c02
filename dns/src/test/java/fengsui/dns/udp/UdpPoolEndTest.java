package fengsui.dns.udp;

import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpEndContract;
import org.junit.jupiter.api.AfterEach;

class UdpPoolEndTest extends UdpEndContract {

  private UdpPool pool;

  @Override
  protected Transport transport() {
    pool = UdpPool.open(System::nanoTime);
    return pool;
  }

  @AfterEach
  void close() {
    pool.close();
  }
}
