package fengsui.probe.tap;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Captured packets by connection.
///
/// On loopback each packet comes by twice: as the sender's outgoing one, which names its connection
/// by the sender's port, and as the receiver's incoming one, which names it by the receiver's. So
/// each end has a conversation of its own.
final class Conversations {

  private static final int MOST_PACKETS = 512;
  private static final int MOST_TALKS = 8192;

  private final Map<Key, Heard> heard = new LinkedHashMap<>();

  /// Our port, and whom we speak to.
  record Key(int localPort, InetSocketAddress peer) {}

  /// Everything of one connection.
  record Talk(List<Frame> frames, List<Rejection> rejections) {
    Talk {
      frames = List.copyOf(frames);
      rejections = List.copyOf(rejections);
    }
  }

  private static final class Heard {
    final List<Frame> frames = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>(0);
    int inboundInterface;
    int outboundInterface;
  }

  /// A bridge or VLAN shows the same packet on two interfaces: only the first one's are kept.
  void add(Key key, Frame frame, int interfaceIndex) {
    var talk = talkOf(key);
    if (frame.inbound() && talk.inboundInterface == 0) {
      talk.inboundInterface = interfaceIndex;
    } else if (!frame.inbound() && talk.outboundInterface == 0) {
      talk.outboundInterface = interfaceIndex;
    }
    var first = frame.inbound() ? talk.inboundInterface : talk.outboundInterface;
    if (first == interfaceIndex && talk.frames.size() < MOST_PACKETS) {
      talk.frames.add(frame);
    }
  }

  void add(Key key, Rejection rejection) {
    var talk = talkOf(key);
    if (talk.rejections.size() < MOST_PACKETS) {
      talk.rejections.add(rejection);
    }
  }

  Talk talk(Key key) {
    var talk = heard.get(key);
    return talk == null ? new Talk(List.of(), List.of()) : new Talk(talk.frames, talk.rejections);
  }

  void forget(Set<Key> keys) {
    heard.keySet().removeAll(keys);
  }

  void clear() {
    heard.clear();
  }

  /// Those that nobody asked for go when there are too many, the oldest first.
  private Heard talkOf(Key key) {
    if (heard.size() >= MOST_TALKS && !heard.containsKey(key)) {
      heard.remove(heard.keySet().iterator().next());
    }
    return heard.computeIfAbsent(key, each -> new Heard());
  }
}
