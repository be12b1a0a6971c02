package fengsui.guard.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import fengsui.guard.Decision;
import fengsui.guard.Predicted;
import fengsui.guard.Reason;
import fengsui.model.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Policies that were compiled and type-checked. One that fails or would run long blocks: a rule
/// that cannot be decided is no permission.
public final class Policies {

  /// Longer expressions are refused.
  private static final int LONGEST = 4_000;

  /// Steps of all loops of one expression.
  private static final int MOST_STEPS = 10_000;

  private static final CelOptions BOUNDED =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(LONGEST)
          .comprehensionMaxIterations(MOST_STEPS)
          .build();

  private final List<Compiled> compiled;

  private record Compiled(Policy policy, CelRuntime.Program program) {}

  private Policies(List<Compiled> compiled) {
    this.compiled = compiled;
  }

  /// No policies.
  public static Policies none() {
    return new Policies(List.of());
  }

  /// Compiles policies.
  ///
  /// @throws IllegalArgumentException naming the policy that is wrong, and where
  public static Policies compile(List<Policy> policies) {
    var compiler = compiler();
    var runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(BOUNDED).build();
    var all = new ArrayList<Compiled>();
    for (var policy : policies) {
      all.add(new Compiled(policy, program(policy, compiler, runtime)));
    }
    return new Policies(all);
  }

  private static CelCompiler compiler() {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDED)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    Facts.TYPES.forEach(builder::addVar);
    return builder.build();
  }

  private static CelRuntime.Program program(
      Policy policy, CelCompiler compiler, CelRuntime runtime) {
    try {
      CelAbstractSyntaxTree tree = compiler.compile(policy.when()).getAst();
      return runtime.createProgram(tree);
    } catch (CelValidationException e) {
      var issue = e.getErrors().getFirst();
      var column = issue.getSourceLocation().getColumn() + 1;
      throw wrong(policy, "column " + column + ": " + issue.getMessage());
    } catch (CelEvaluationException e) {
      throw wrong(policy, String.valueOf(e.getMessage()));
    }
  }

  private static IllegalArgumentException wrong(Policy policy, String problem) {
    var line = problem.lines().findFirst().orElse("is no CEL expression");
    return new IllegalArgumentException("policy " + policy.id() + ": " + line);
  }

  /// Returns what the policies say of a change.
  public List<Reason> of(Change change, Optional<Predicted> predicted) {
    if (compiled.isEmpty()) {
      return List.of();
    }
    var facts = Facts.of(change, predicted);
    var reasons = new ArrayList<Reason>();
    for (var each : compiled) {
      decide(each, facts).ifPresent(reasons::add);
    }
    return reasons;
  }

  private static Optional<Reason> decide(Compiled compiled, Map<String, Object> facts) {
    var policy = compiled.policy();
    try {
      return Boolean.TRUE.equals(compiled.program().eval(facts))
          ? Optional.of(new Reason(policy.id(), policy.decision(), policy.why()))
          : Optional.empty();
    } catch (CelEvaluationException e) {
      var problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("it failed");
      return Optional.of(
          new Reason(policy.id(), Decision.BLOCK, "this policy could not be decided: " + problem));
    }
  }
}
