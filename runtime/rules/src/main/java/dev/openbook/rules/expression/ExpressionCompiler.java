package dev.openbook.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.openbook.rules.cost.Budget;
import dev.openbook.rules.cost.FunctionCosts;
import dev.openbook.rules.cost.Shape;
import dev.openbook.rules.cost.WorstCase;
import dev.openbook.rules.facts.FactType;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Compiles the expressions of one rule set, which share one {@link Budget}. Not thread-safe; the first one of a process loads
 * the engine (about a second of class loading), each expression then costs some 0.3 ms.
 */
public final class ExpressionCompiler {
    static final String VARIABLES = "variables";
    static final String VARIABLES_TYPE = "Variables";

    private static final FunctionCosts FUNCTIONS = new RuleFunctionCosts();
    private static final String PARAMS = "params";
    private static final int MAX_ISSUES = 5;

    private final Map<String, FactType> names = new LinkedHashMap<>();
    private final Map<String, Shape> paths = new HashMap<>();
    private final Set<String> variableNames;
    private final Set<String> broken = new HashSet<>();
    private final Budget budget = new Budget();
    private FactType.Struct variables = FactType.Struct.named(VARIABLES_TYPE);
    private Map<String, FactType.Struct> structs;
    private CelEnvironment environment;

    /** Prepares for facts by name and for params, whose types are those of their values. */
    public ExpressionCompiler(Map<String, FactType> facts, Map<String, Object> params) {
        this(facts, params, List.of());
    }

    /** The same for a set of which the names of the variables are known, which saves an environment for each. */
    public ExpressionCompiler(Map<String, FactType> facts, Map<String, Object> params, Collection<String> variableNames) {
        this.variableNames = new HashSet<>(variableNames);
        names.putAll(facts);
        names.put(PARAMS, FactTypes.ofParams(params));
        params.forEach((name, value) -> paths.put(PARAMS + "." + name, Shape.ofValue(value)));
        environment = new CelEnvironment(names, this.variableNames);
        names.put(VARIABLES, variables);
        structs = FactTypes.structs(names);
    }

    /** Lets the expressions that follow use {@code variables.name}. */
    public void define(String name, Expression expression) {
        define(name, expression.type(), expression.shape());
    }

    /** Lets expressions use a variable that did not compile, so that its fault is not reported again wherever it is used. */
    public void defineBroken(String name) {
        broken.add(name);
        define(name, FactType.Plain.ANY, Shape.SINGLE);
    }

    private void define(String name, FactType type, Shape shape) {
        variables = variables.with(name, type);
        names.put(VARIABLES, variables);
        paths.put(VARIABLES + "." + name, shape);
        if (variableNames.add(name)) {
            Map<String, FactType> facts = new LinkedHashMap<>(names);
            facts.remove(VARIABLES);
            environment = new CelEnvironment(facts, variableNames);
            variables.fields().forEach(environment::define);
        } else {
            environment.define(name, type);
        }
        structs = FactTypes.structs(names);
    }

    /**
     * Compiles; if that fails, reports at least one issue, unless too many expressions came before or the expression rests on a
     * variable that did not compile.
     */
    public Optional<Expression> compile(String text, Purpose purpose, Consumer<ExpressionIssue> report) {
        if (text.codePointCount(0, text.length()) > CelEnvironment.MAX_EXPRESSION) {
            report.accept(new ExpressionIssue(1, 0, true, "The expression has more than " + CelEnvironment.MAX_EXPRESSION
                    + " characters. Split it into several rules or variables."));
            return Optional.empty();
        }
        budget.read(text.length()).ifPresent(problem -> report.accept(new ExpressionIssue(1, 0, true, problem)));
        if (budget.isExhausted()) {
            return Optional.empty();
        }
        CelValidationResult parsed = environment.engine().parse(text);
        if (parsed.hasError()) {
            // One slip makes a parser stumble over all that follows.
            parsed.getErrors().stream().limit(1).map(new IssueText(text, names)::issue).forEach(report);
            return Optional.empty();
        }
        try {
            CelValidationResult checked = environment.engine().check(parsed.getAst());
            if (checked.hasError()) {
                Set<String> said = new HashSet<>();
                checked.getErrors().stream()
                        .map(new IssueText(text, names)::issue)
                        .filter(issue -> said.add(issue.message()))
                        .limit(MAX_ISSUES)
                        .forEach(report);
                return Optional.empty();
            }
            if (!Collections.disjoint(broken, new UnknownFacts(checked.getAst()).namesOf(VARIABLES))) {
                return Optional.empty();
            }
            Optional<CelAbstractSyntaxTree> strict = StrictTree.of(parsed.getAst());
            CelAbstractSyntaxTree evaluated =
                    strict.isEmpty() ? checked.getAst() : environment.engine().check(strict.get()).getAst();
            return expression(checked.getAst(), evaluated, text, purpose, report);
        } catch (CelValidationException | CelEvaluationException e) {
            report.accept(new ExpressionIssue(1, 0, false, "The expression cannot be prepared: "
                    + ValueText.line(String.valueOf(e.getMessage()), 200) + "."));
            return Optional.empty();
        }
    }

    private Optional<Expression> expression(
            CelAbstractSyntaxTree ast,
            CelAbstractSyntaxTree evaluated,
            String text,
            Purpose purpose,
            Consumer<ExpressionIssue> report)
            throws CelEvaluationException {
        if (!isAllowed(ast, purpose, report)) {
            return Optional.empty();
        }
        WorstCase worst = new WorstCase(ast, structs, paths, FUNCTIONS);
        WorstCase.Result result = worst.estimate();
        Optional<String> tooMuch = budget.spend(result.work());
        if (tooMuch.isPresent()) {
            WorstCase.Blame blame = worst.culprit();
            CelSourceLocation place = place(ast, blame.id());
            report.accept(new ExpressionIssue(place.getLine(), place.getColumn(), true, blame.words() + " " + tooMuch.get()
                    + " Loop over less, or compare single facts."));
            return Optional.empty();
        }
        Cel engine = environment.engine();
        return Optional.of(new Expression(
                new Expression.Compiled(
                        ast,
                        engine.createProgram(evaluated),
                        purpose == Purpose.MESSAGE ? MessageParts.of(evaluated, engine) : MessageParts.none(),
                        new OutlineReader(evaluated, engine),
                        FactTypes.of(ast.getResultType(), structs),
                        result.shape()),
                text));
    }

    private boolean isAllowed(CelAbstractSyntaxTree ast, Purpose purpose, Consumer<ExpressionIssue> report) {
        Set<ExpressionIssue> issues = new LinkedHashSet<>();
        BiConsumer<Long, String> located = (id, reason) -> {
            CelSourceLocation place = place(ast, id);
            issues.add(new ExpressionIssue(place.getLine(), place.getColumn(), false, reason));
        };
        new Refusals(ast, purpose).report(located);
        new ClosedTables(ast, names).report(located);
        typeProblem(ast.getResultType(), purpose).ifPresent(problem -> issues.add(new ExpressionIssue(1, 0, false, problem)));
        issues.stream().limit(MAX_ISSUES).forEach(report);
        return issues.isEmpty();
    }

    private static CelSourceLocation place(CelAbstractSyntaxTree ast, long id) {
        return Optional.ofNullable(ast.getSource().getPositionsMap().get(id))
                .flatMap(ast.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
    }

    private static Optional<String> typeProblem(CelType type, Purpose purpose) {
        return switch (purpose) {
            case CONDITION -> type.kind() == CelKind.BOOL
                    ? Optional.empty()
                    : Optional.of("A condition must be true or false, but this is of type " + type.name()
                            + ". Compare it with something, as in x == 'y'.");
            case MESSAGE -> type.kind() == CelKind.STRING
                    ? Optional.empty()
                    : Optional.of("A message must be a text, but this is of type " + type.name() + ". Use string(…).");
            case VALUE -> Optional.empty();
        };
    }
}
