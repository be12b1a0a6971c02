package fengsui.server.access;

import static fengsui.server.access.Role.*;
import static fengsui.server.access.Route.*;

import java.util.List;

/// Every request that the post answers. What is not here is refused, whoever asks; a test walks
/// each route with each role.
final class Routes {

  static final List<Route> ALL =
      List.of(
          // Signing in and out.
          get("/sign-in", ANYONE),
          post("/sign-in", ANYONE),
          post("/sign-out", VIEWER),
          // Pages.
          get("/static/{name}", ANYONE),
          get("/language", ANYONE),
          get("/live", VIEWER),
          get("/", VIEWER),
          get("/paths", VIEWER),
          get("/paths/state", VIEWER),
          get("/paths/cell", VIEWER),
          get("/incidents", VIEWER),
          get("/incidents/{id}", VIEWER),
          get("/incidents/{id}/chart", VIEWER),
          get("/sign-in/oidc", ANYONE),
          get("/sign-in/oidc/callback", ANYONE),
          post("/incidents/{id}", RESPONDER),
          post("/incidents/{id}/reports", RESPONDER),
          get("/reports", VIEWER),
          get("/reports/{id}", VIEWER),
          post("/reports/{id}", RESPONDER),
          get("/reports/{id}/files", VIEWER),
          get("/reports/{id}/files/{name}", VIEWER),
          get("/resolvers", VIEWER),
          get("/orders", VIEWER),
          post("/orders", RESPONDER),
          post("/orders/{id}/issue", APPROVER),
          post("/orders/{id}/withdraw", RESPONDER),
          post("/incidents/{id}/order", RESPONDER),
          get("/vantages", VIEWER),
          post("/vantages", ADMIN),
          get("/targets", VIEWER),
          get("/targets/edit", APPROVER),
          post("/targets/edit", APPROVER),
          post("/targets/remove", APPROVER),
          get("/targets/plans/edit", APPROVER),
          post("/targets/plans/edit", APPROVER),
          post("/targets/plans/remove", APPROVER),
          get("/vantages/edit", APPROVER),
          post("/vantages/edit", APPROVER),
          post("/vantages/remove", APPROVER),
          get("/welcome", VIEWER),
          get("/drills", VIEWER),
          post("/drills", RESPONDER),
          get("/account", VIEWER),
          post("/account/password", VIEWER),
          post("/account/sessions", VIEWER),
          get("/people", ADMIN),
          post("/people/users", ADMIN),
          post("/people/users/{id}/{deed}", ADMIN),
          post("/people/tokens", ADMIN),
          post("/people/tokens/{id}/revoke", ADMIN),
          get("/people/audit", ADMIN),
          // Programs that watch the post itself.
          get("/actuator/health/**", ANYONE),
          get("/actuator/prometheus", VIEWER),
          get("/metrics", VIEWER),
          get("/probe", VIEWER),
          // Agents.
          post("/api/agent/v1/hello", AGENT),
          get("/api/agent/v1/plan", AGENT),
          post("/api/agent/v1/observations", AGENT).upTo(8 << 20),
          get("/api/agent/v1/orders", AGENT),
          // Applications with the client library.
          get("/api/client/v1/orders", CLIENT),
          // Callers themselves, users, tokens and what they did.
          get("/api/v1/me", VIEWER),
          post("/api/v1/me/password", VIEWER),
          get("/api/v1/users", ADMIN),
          post("/api/v1/users", ADMIN),
          put("/api/v1/users/{id}", ADMIN),
          post("/api/v1/users/{id}/password", ADMIN),
          get("/api/v1/tokens", ADMIN),
          post("/api/v1/tokens", ADMIN),
          delete("/api/v1/tokens/{id}", ADMIN),
          get("/api/v1/audit", ADMIN),
          // What is wrong now.
          get("/api/v1/incidents", VIEWER),
          get("/api/v1/incidents/{id}", VIEWER),
          post("/api/v1/incidents/{id}/acknowledge", RESPONDER),
          post("/api/v1/incidents/{id}/note", RESPONDER),
          post("/api/v1/incidents/{id}/resolve", RESPONDER),
          post("/api/v1/incidents/{id}/reports", RESPONDER),
          get("/api/v1/reports", VIEWER),
          get("/api/v1/reports/{id}", VIEWER),
          get("/api/v1/reports/{id}/files", VIEWER),
          get("/api/v1/reports/{id}/files/{name}", VIEWER),
          post("/api/v1/reports/{id}/steps", RESPONDER),
          get("/api/v1/paths", VIEWER),
          get("/api/v1/resolvers", VIEWER),
          get("/api/v1/orders", VIEWER),
          get("/api/v1/orders/sheet", VIEWER),
          post("/api/v1/orders", RESPONDER),
          post("/api/v1/orders/{id}/issue", APPROVER),
          post("/api/v1/orders/{id}/withdraw", RESPONDER),
          // What is watched, by whom and how; and the file that says so.
          get("/api/v1/targets", VIEWER),
          get("/api/v1/targets/{id}", VIEWER),
          put("/api/v1/targets/{id}", APPROVER),
          delete("/api/v1/targets/{id}", APPROVER),
          get("/api/v1/vantages", VIEWER),
          get("/api/v1/vantages/{agent}", VIEWER),
          put("/api/v1/vantages/{agent}", APPROVER),
          delete("/api/v1/vantages/{agent}", APPROVER),
          get("/api/v1/plans", VIEWER),
          get("/api/v1/plans/{name}", VIEWER),
          put("/api/v1/plans/{name}", APPROVER),
          delete("/api/v1/plans/{name}", APPROVER),
          get("/api/v1/history", VIEWER),
          get("/api/v1/openapi.yaml", VIEWER),
          get("/api/v1/configuration", ADMIN),
          post("/api/v1/configuration/reload", ADMIN),
          // Symptoms from existing monitoring.
          post("/api/v2/alerts", RESPONDER).upTo(4 << 20),
          post("/api/v1/webhooks/alertmanager", RESPONDER).upTo(4 << 20),
          get("/api/v2/alerts", VIEWER),
          get("/api/v2/alerts/groups", VIEWER),
          get("/api/v2/receivers", VIEWER),
          get("/api/v2/status", VIEWER),
          get("/-/healthy", ANYONE),
          get("/-/ready", ANYONE),
          // Payments.
          post("/api/v1/payments", RESPONDER).upTo(8 << 20),
          get("/api/v1/payments/exposure", VIEWER),
          // Silences.
          get("/api/v2/silences", VIEWER),
          post("/api/v2/silences", RESPONDER),
          get("/api/v2/silence/{id}", VIEWER),
          delete("/api/v2/silence/{id}", RESPONDER),
          // Whom to tell.
          get("/api/v1/channels", VIEWER),
          post("/api/v1/channels/{name}/test", ADMIN));

  private Routes() {}
}
