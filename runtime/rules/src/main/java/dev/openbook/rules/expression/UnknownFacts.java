package dev.openbook.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.openbook.rules.facts.UnknownValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The facts that an expression reads or asks about, and which of them are unknown. Immutable, thread-safe. */
final class UnknownFacts {
    private final Set<List<String>> read = new LinkedHashSet<>();
    /** Those that it only asks whether they are known. */
    private final Set<List<String>> asked = new LinkedHashSet<>();
    /** Names that it reads or asks about, by their groups. */
    private final Map<String, Set<String>> names = new HashMap<>();
    /** Groups that it reads as a whole. */
    private final Set<String> wholes = new HashSet<>();

    UnknownFacts(CelAbstractSyntaxTree ast) {
        collect(ast.getExpr(), Set.of(), read);
        for (Set<List<String>> paths : List.of(read, asked)) {
            for (List<String> path : paths) {
                if (path.size() > 1) {
                    names.computeIfAbsent(path.get(0), ignored -> new LinkedHashSet<>()).add(path.get(1));
                } else {
                    wholes.add(path.get(0));
                }
            }
        }
    }

    /** Unknown facts in words, with the reason where one is on record. */
    static String describe(List<String> missing, Map<String, Object> facts) {
        StringJoiner unknown = new StringJoiner(", ");
        for (String path : missing) {
            String reason = reason(facts, List.of(path.split("\\.", -1))).map(text -> " (" + text + ")").orElse("");
            unknown.add(path + " is unknown" + reason);
        }
        return unknown.length() == 0 ? "a fact that it reads is unknown" : unknown.toString();
    }

    /** Those of the facts that it reads that are unknown, by their paths. */
    List<String> among(Map<String, Object> facts) {
        return read.stream()
                .filter(path -> value(facts, path).isEmpty())
                .map(path -> String.join(".", path))
                .toList();
    }

    /**
     * The facts that kept it from having a value.
     *
     * @param noted where an evaluation came upon something unknown: a fact, or a group of which a fact was wanted
     */
    List<String> among(Map<String, Object> facts, Collection<String> noted) {
        List<String> unknown = among(facts);
        if (noted.isEmpty()) {
            return unknown;
        }
        Set<String> missing = new LinkedHashSet<>();
        for (String place : noted) {
            List<String> wanted = unknown.stream().filter(path -> (path + ".").startsWith(place + ".")).toList();
            missing.addAll(wanted.isEmpty() ? List.of(place) : wanted);
        }
        return List.copyOf(missing);
    }

    /** Whether one of the facts that it reads, or asks about, fits. */
    boolean anyRead(Predicate<String> fits) {
        return Stream.concat(read.stream(), asked.stream()).map(path -> String.join(".", path)).anyMatch(fits);
    }

    boolean isRead(String fact) {
        return mentions(read, fact) || mentions(asked, fact);
    }

    /** The names of a group that it reads or asks about, such as those of {@code variables}. */
    Set<String> namesOf(String group) {
        return Collections.unmodifiableSet(names.getOrDefault(group, Set.of()));
    }

    /** Whether it reads a group as a whole, so that any of its facts may matter. */
    boolean readsWhole(String group) {
        return wholes.contains(group);
    }

    private static boolean mentions(Set<List<String>> paths, String fact) {
        return paths.stream()
                .map(path -> String.join(".", path) + ".")
                .anyMatch(path -> path.startsWith(fact + ".") || (fact + ".").startsWith(path));
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
        return value == UnknownValue.UNKNOWN ? Optional.empty() : Optional.ofNullable(value);
    }

    private void collect(CelExpr expr, Set<String> loopNames, Set<List<String>> paths) {
        Optional<List<String>> path = path(expr, loopNames);
        if (path.isPresent()) {
            paths.add(path.get());
            return;
        }
        switch (expr.exprKind().getKind()) {
            case SELECT -> collect(expr.select().operand(), loopNames, paths);
            case CALL -> {
                // Whether something is known is itself known.
                Set<List<String>> into = expr.call().function().equals(KnownMacro.FUNCTION) ? asked : paths;
                expr.call().target().ifPresent(target -> collect(target, loopNames, into));
                expr.call().args().forEach(argument -> collect(argument, loopNames, into));
            }
            case LIST -> expr.list().elements().forEach(element -> collect(element, loopNames, paths));
            case MAP -> expr.map().entries().forEach(entry -> {
                collect(entry.key(), loopNames, paths);
                collect(entry.value(), loopNames, paths);
            });
            case COMPREHENSION -> collectLoop(expr.comprehension(), loopNames, paths);
            default -> {
                // Constants, and names of loops.
            }
        }
    }

    private void collectLoop(CelComprehension loop, Set<String> loopNames, Set<List<String>> paths) {
        collect(loop.iterRange(), loopNames, paths);
        Set<String> inner = new HashSet<>(loopNames);
        inner.add(loop.iterVar());
        inner.add(loop.accuVar());
        collect(loop.loopStep(), inner, paths);
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
