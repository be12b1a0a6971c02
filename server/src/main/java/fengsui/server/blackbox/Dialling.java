package fengsui.server.blackbox;

import fengsui.probe.net.Connection;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Transport;
import java.net.InetSocketAddress;

/// Opens the connection of a probe.
final class Dialling {

  private static final Transport TRANSPORT = Transport.best();

  private Dialling() {}

  static Connection open(InetSocketAddress peer, Course course)
      throws Failed, InterruptedException {
    course.enter(Phase.CONNECT);
    return switch (TRANSPORT.open(peer, course.deadline())) {
      case Opened.Linked linked -> linked.connection();
      case Opened.Refused refused -> {
        course.say("connect to " + peer + ": " + refused.end().outcome().code());
        throw new Failed(Phase.CONNECT, Course.reason(refused.end().outcome()));
      }
    };
  }
}
