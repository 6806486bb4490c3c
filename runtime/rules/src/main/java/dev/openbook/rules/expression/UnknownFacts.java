package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** The facts that an expression reads, and which of them are unknown. Immutable, thread-safe. */
final class UnknownFacts {
    private final Set<List<String>> paths = new LinkedHashSet<>();
    private final Set<String> tested = new LinkedHashSet<>();

    UnknownFacts(CelAbstractSyntaxTree ast) {
        collect(ast.getExpr(), Set.of());
    }

    /** The unknown ones in words, with the reason where one is on record. */
    String describe(Map<String, Object> facts) {
        StringJoiner unknown = new StringJoiner(", ");
        for (List<String> path : paths) {
            if (value(facts, path).isEmpty()) {
                String reason = reason(facts, path).map(text -> " (" + text + ")").orElse("");
                unknown.add(String.join(".", path) + " is unknown" + reason);
            }
        }
        return unknown.length() == 0 ? "a fact that it reads is unknown" : unknown.toString();
    }

    /** The unknown ones by their paths. */
    List<String> among(Map<String, Object> facts) {
        return paths.stream()
                .filter(path -> value(facts, path).isEmpty())
                .map(path -> String.join(".", path))
                .toList();
    }

    /** Whether one of the facts that it reads, or tests for presence, fits. */
    boolean anyRead(Predicate<String> fits) {
        return tested.stream().anyMatch(fits)
                || paths.stream().map(path -> String.join(".", path)).anyMatch(fits);
    }

    boolean isRead(String fact) {
        return paths.stream().map(path -> String.join(".", path) + ".").anyMatch(path -> path.startsWith(fact + "."));
    }

    /** {@code model.facts} holds how facts are known, by the name that follows {@code model}. */
    private static Optional<Object> reason(Map<String, Object> facts, List<String> path) {
        return path.size() < 2 ? Optional.empty() : value(facts, List.of(path.get(0), "facts", path.get(1), "reason"));
    }

    private static Optional<Object> value(Map<String, Object> facts, List<String> path) {
        Object value = facts;
        for (String name : path) {
            if (!(value instanceof Map<?, ?> group) || !group.containsKey(name)) {
                return Optional.empty();
            }
            value = group.get(name);
        }
        return Optional.ofNullable(value);
    }

    private void collect(CelExpr expr, Set<String> loopNames) {
        Optional<List<String>> path = path(expr, loopNames);
        if (path.isPresent()) {
            paths.add(path.get());
            return;
        }
        switch (expr.exprKind().getKind()) {
            case SELECT -> {
                // A test for presence reads nothing: its answer is known either way.
                if (!expr.select().testOnly()) {
                    collect(expr.select().operand(), loopNames);
                } else {
                    path(expr.select().operand(), loopNames)
                            .ifPresent(group -> tested.add(String.join(".", group) + "." + expr.select().field()));
                }
            }
            case CALL -> {
                expr.call().target().ifPresent(target -> collect(target, loopNames));
                expr.call().args().forEach(argument -> collect(argument, loopNames));
            }
            case LIST -> expr.list().elements().forEach(element -> collect(element, loopNames));
            case MAP -> expr.map().entries().forEach(entry -> {
                collect(entry.key(), loopNames);
                collect(entry.value(), loopNames);
            });
            case COMPREHENSION -> collectLoop(expr.comprehension(), loopNames);
            default -> {
                // Constants, and names of loops.
            }
        }
    }

    private void collectLoop(CelComprehension loop, Set<String> loopNames) {
        collect(loop.iterRange(), loopNames);
        Set<String> inner = new HashSet<>(loopNames);
        inner.add(loop.iterVar());
        inner.add(loop.accuVar());
        collect(loop.loopStep(), inner);
    }

    /** The names from the root to a fact, if the expression is nothing but that. */
    private static Optional<List<String>> path(CelExpr expr, Set<String> loopNames) {
        return switch (expr.exprKind().getKind()) {
            case IDENT -> loopNames.contains(expr.ident().name()) ? Optional.empty() : Optional.of(List.of(expr.ident().name()));
            case SELECT -> expr.select().testOnly()
                    ? Optional.empty()
                    : path(expr.select().operand(), loopNames).map(group -> extended(group, expr.select().field()));
            case CALL -> indexed(expr.call(), loopNames);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> indexed(CelCall call, Set<String> loopNames) {
        if (!call.function().equals("_[_]")) {
            return Optional.empty();
        }
        CelConstant key = call.args().get(1).constantOrDefault();
        return key.getKind() == CelConstant.Kind.STRING_VALUE
                ? path(call.args().get(0), loopNames).map(group -> extended(group, key.stringValue()))
                : Optional.empty();
    }

    private static List<String> extended(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
