package fengsui.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was measured in one stage, beside its outcome.
///
/// @param facts what is particular to the stage; null in observations that carry none
/// @param ending how the network ended a failed stage; null where it does not apply
/// @param icmp the ICMP error that answered; null without one
/// @param packets the flow's packets; empty without the right to capture
/// @param contradictions proofs that somebody else spoke
/// @param control the pair this observation belongs to; null for the target itself
/// @param missing evidence that could not be had here, and why: whole sentences
/// @param located where a resetting device stands; null unless it was asked for
public record Evidence(
    @Nullable StageFacts facts,
    @Nullable Ending ending,
    @Nullable IcmpError icmp,
    List<PacketSeen> packets,
    List<Contradiction> contradictions,
    @Nullable ControlPair control,
    List<String> missing,
    @Nullable Located located) {

  /// Nothing beside the outcome.
  public static final Evidence NONE =
      new Evidence(null, null, null, List.of(), List.of(), null, List.of(), null);

  public Evidence {
    packets = List.copyOf(packets);
    contradictions = List.copyOf(contradictions);
    missing = List.copyOf(missing);
  }

  /// Returns evidence of nothing but `facts`.
  public static Evidence of(StageFacts facts) {
    return NONE.with(facts);
  }

  /// Returns the facts if they are of the stage that `type` describes.
  public <F extends StageFacts> Optional<F> find(Class<F> type) {
    return Optional.ofNullable(facts).filter(type::isInstance).map(type::cast);
  }

  public Evidence with(StageFacts other) {
    return new Evidence(other, ending, icmp, packets, contradictions, control, missing, located);
  }

  public Evidence with(Ending other, @Nullable IcmpError error) {
    return new Evidence(facts, other, error, packets, contradictions, control, missing, located);
  }

  public Evidence with(ControlPair pair) {
    return new Evidence(facts, ending, icmp, packets, contradictions, pair, missing, located);
  }

  public Evidence withPackets(List<PacketSeen> seen, List<Contradiction> found) {
    return new Evidence(facts, ending, icmp, seen, found, control, missing, located);
  }

  public Evidence withMissing(List<String> what) {
    return new Evidence(facts, ending, icmp, packets, contradictions, control, what, located);
  }

  public Evidence with(Located place) {
    return new Evidence(facts, ending, icmp, packets, contradictions, control, missing, place);
  }
}
