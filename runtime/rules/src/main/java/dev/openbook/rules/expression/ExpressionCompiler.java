package dev.openbook.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.openbook.rules.facts.FactType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compiles the expressions of one rule set. Not thread-safe; the first one of a process loads the engine (about a second
 * of class loading), each expression then costs about a millisecond.
 */
public final class ExpressionCompiler {
    private static final String PARAMS = "params";
    private static final String VARIABLES = "variables";

    private final Map<String, FactType> names = new LinkedHashMap<>();
    private final Map<String, Shape> paths = new HashMap<>();
    private FactType.Struct variables = FactType.Struct.named("Variables");
    private Cel engine;

    /** Prepares for facts by name and for params, whose types are those of their values. */
    public ExpressionCompiler(Map<String, FactType> facts, Map<String, Object> params) {
        names.putAll(facts);
        names.put(PARAMS, FactTypes.ofParams(params));
        names.put(VARIABLES, variables);
        facts.forEach(this::addLongTexts);
        params.forEach((name, value) -> paths.put(PARAMS + "." + name, Shape.ofValue(value)));
        engine = CelEnvironment.create(names);
    }

    /** CEL knows texts of one kind only, so the fields that may be long are known by their paths. */
    private void addLongTexts(String name, FactType type) {
        if (type instanceof FactType.Struct group) {
            group.fields().forEach((field, of) -> {
                if (of == FactType.Plain.LONG_TEXT) {
                    paths.put(name + "." + field, Shape.of(of));
                }
            });
        }
    }

    /** Lets the expressions that follow use {@code variables.name}. */
    public void define(String name, Expression expression) {
        define(name, expression.type(), expression.shape());
    }

    /** Lets expressions use a variable that did not compile, so that its fault is not reported again wherever it is used. */
    public void defineBroken(String name) {
        define(name, FactType.Plain.ANY, Shape.SINGLE);
    }

    private void define(String name, FactType type, Shape shape) {
        variables = variables.with(name, type);
        names.put(VARIABLES, variables);
        paths.put(VARIABLES + "." + name, shape);
        engine = CelEnvironment.create(names);
    }

    /** Compiles; if that fails, reports at least one issue. */
    public Optional<Expression> compile(String text, Purpose purpose, Consumer<ExpressionIssue> report) {
        if (text.codePointCount(0, text.length()) > CelEnvironment.MAX_EXPRESSION) {
            report.accept(new ExpressionIssue(1, 0, true, "The expression has more than " + CelEnvironment.MAX_EXPRESSION
                    + " characters. Split it into several rules or variables."));
            return Optional.empty();
        }
        CelValidationResult result = engine.compile(text);
        if (result.hasError()) {
            IssueText words = new IssueText(text, names);
            result.getErrors().stream().limit(1).map(words::issue).forEach(report);
            return Optional.empty();
        }
        return program(result, text, purpose, report);
    }

    private Optional<Expression> program(
            CelValidationResult result, String text, Purpose purpose, Consumer<ExpressionIssue> report) {
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            WorstCase.Estimate estimate = new WorstCase(ast, FactTypes.structs(names), paths).estimate();
            if (!isAllowed(ast, purpose, estimate, report)) {
                return Optional.empty();
            }
            CelRuntime.Program program = engine.createProgram(ast);
            FactType type = FactTypes.of(ast.getResultType(), FactTypes.structs(names));
            return Optional.of(new Expression(ast, program, text, type, estimate.shape(), new OutlineReader(ast, engine)));
        } catch (CelValidationException | CelEvaluationException e) {
            report.accept(new ExpressionIssue(1, 0, false, "The expression cannot be prepared: "
                    + ValueText.line(String.valueOf(e.getMessage()), 200) + "."));
            return Optional.empty();
        }
    }

    private static boolean isAllowed(
            CelAbstractSyntaxTree ast, Purpose purpose, WorstCase.Estimate estimate, Consumer<ExpressionIssue> report) {
        int[] issues = {0};
        Consumer<ExpressionIssue> counted = issue -> {
            issues[0]++;
            report.accept(issue);
        };
        new Refusals(ast, purpose).report((id, reason) -> {
            CelSourceLocation location = Optional.ofNullable(ast.getSource().getPositionsMap().get(id))
                    .flatMap(ast.getSource()::getOffsetLocation)
                    .orElse(CelSourceLocation.of(1, 0));
            counted.accept(new ExpressionIssue(location.getLine(), location.getColumn(), false, reason));
        });
        typeProblem(ast.getResultType(), purpose)
                .ifPresent(problem -> counted.accept(new ExpressionIssue(1, 0, false, problem)));
        boolean costly = estimate.cost() > WorstCase.MAX_COST || estimate.shape().length() > WorstCase.MAX_TEXT;
        if (issues[0] == 0 && costly) {
            counted.accept(new ExpressionIssue(1, 0, true, "This expression could take too long or grow too large on large"
                    + " facts: it loops within loops, or compares large lists. Use fewer loops, or compare single facts."));
        }
        return issues[0] == 0;
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
