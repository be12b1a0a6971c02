package fengsui.server.pages.vantages;

import static java.util.Objects.requireNonNullElse;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Coded;
import fengsui.model.Side;
import fengsui.model.Vantage;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.pages.vantages.VantagesView.Command;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Agents, and tokens for more of them.
@RestController
class VantagesPage {

  private final Standing standing;
  private final Tokens tokens;
  private final Audit audit;
  private final Screens screens;

  VantagesPage(Standing standing, Tokens tokens, Audit audit, Screens screens) {
    this.standing = standing;
    this.tokens = tokens;
    this.audit = audit;
    this.screens = screens;
  }

  /// What the form sends; what is left out is null.
  record Wanted(
      @Nullable String name,
      @Nullable String carrier,
      @Nullable String province,
      @Nullable String access,
      @Nullable String side) {

    // A form may lack any field, whatever our page sends.
    Wanted {
      name = requireNonNullElse(name, "");
      carrier = requireNonNullElse(carrier, "");
      province = requireNonNullElse(province, "");
      access = requireNonNullElse(access, "");
      side = requireNonNullElse(side, "");
    }

    Vantage vantage() {
      return new Vantage(
          new Carrier(said(carrier)),
          said(province),
          Coded.of(Access.class, said(access)),
          Coded.of(Side.class, said(side)));
    }

    String agent() {
      return said(name);
    }

    private static String said(@Nullable String value) {
      return value == null ? "" : value.strip();
    }
  }

  @GetMapping("/vantages")
  ResponseEntity<byte[]> page(Frame frame) {
    return screens.show("vantages", frame, view(frame));
  }

  /// Issues a token and tells it once, in the command that starts the agent.
  @PostMapping("/vantages")
  ResponseEntity<byte[]> issue(Frame frame, Wanted wanted, HttpServletRequest request) {
    try {
      var vantage = wanted.vantage();
      var name = wanted.agent();
      var token = tokens.issue(name, Role.AGENT, Caller.of(request).words());
      audit.record(request, "token.issue", "agent " + name, "ok");
      var command = new Command(name, line(token, vantage));
      return screens.show("vantages", frame, view(frame).with(command, ""));
    } catch (IllegalArgumentException e) {
      var why = String.valueOf(e.getMessage());
      return screens.show(HttpStatus.BAD_REQUEST, "vantages", frame, view(frame).with(null, why));
    }
  }

  private VantagesView view(Frame frame) {
    return VantagesView.of(standing.seen(), frame.words(), frame.now());
  }

  private static String line(String token, Vantage vantage) {
    var post = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    return "fengsui agent --server %s --token %s --vantage carrier=%s,province=%s,access=%s,side=%s"
        .formatted(
            post,
            token,
            vantage.carrier(),
            vantage.province(),
            vantage.access().code(),
            vantage.side().code());
  }
}
