package fengsui.dns.transport;

class UdpTransportEndTest extends UdpEndContract {

  @Override
  protected Transport transport() {
    return new UdpTransport(System::nanoTime);
  }
}
