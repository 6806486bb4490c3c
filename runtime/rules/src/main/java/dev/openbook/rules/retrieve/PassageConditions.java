package dev.openbook.rules.retrieve;

import dev.openbook.document.SearchFilter;
import dev.openbook.document.SearchFilter.Field;
import dev.openbook.rules.expression.Evaluation;
import dev.openbook.rules.expression.Outline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conditions over passages, for one request. Not thread-safe. */
final class PassageConditions {
    private static final String DOCUMENT = "passage.document";
    private static final String FOLDER = "passage.folder";
    private static final String FOLDERS = "passage.folders";
    private static final String TYPE = "passage.type";

    private final Map<String, Object> facts;
    private final Map<String, Outline> variables;
    private final boolean errorsClose;
    private final Map<String, Passing> known = new HashMap<>();

    /**
     * Over the facts of a request.
     *
     * @param variables that read the passage, by name
     * @param errorsClose whether a condition that fails closes a passage like one that is unknown
     */
    PassageConditions(Map<String, Object> facts, Map<String, Outline> variables, boolean errorsClose) {
        this.facts = facts;
        this.variables = variables;
        this.errorsClose = errorsClose;
    }

    Passing of(Outline outline) {
        return switch (outline) {
            case Outline.And and -> of(and.left()).and(of(and.right()));
            case Outline.Or or -> of(or.left()).or(of(or.right()));
            case Outline.Not not -> of(not.condition()).not();
            case Outline.Choice choice -> of(choice.condition()).choose(of(choice.yes()), of(choice.no()));
            case Outline.Settled settled -> settled(settled.part());
            case Outline.Comparison comparison -> compared(comparison);
            case Outline.Known fact -> List.of(DOCUMENT, FOLDER, FOLDERS, TYPE).contains(fact.path()) ? Passing.TRUE : Passing.OPEN;
            case Outline.Variable variable -> variable(variable.name());
            case Outline.Other ignored -> Passing.OPEN;
        };
    }

    private Passing variable(String name) {
        Outline outline = variables.get(name);
        if (outline == null) {
            return Passing.OPEN;
        }
        Passing before = known.get(name);
        Passing passing = before == null ? of(outline) : before;
        known.put(name, passing);
        return passing;
    }

    private Passing settled(Outline.Part part) {
        return switch (part.evaluate(facts)) {
            case Evaluation.Value value -> value.isTrue() ? Passing.TRUE : Passing.FALSE;
            case Evaluation.Unknown ignored -> Passing.UNKNOWN;
            case Evaluation.Failed ignored -> failed();
        };
    }

    private Passing failed() {
        return errorsClose ? Passing.UNKNOWN : Passing.OPEN;
    }

    private Passing compared(Outline.Comparison comparison) {
        return switch (comparison.value().evaluate(facts)) {
            case Evaluation.Unknown ignored -> Passing.UNKNOWN;
            case Evaluation.Failed ignored -> failed();
            case Evaluation.Value value -> switch (comparison.how()) {
                case EQUAL -> equal(comparison.path(), value.value());
                case ONE_OF -> oneOf(comparison.path(), value.value());
                case CONTAINS -> comparison.path().equals(FOLDERS) && value.value() instanceof String folder
                        ? Passing.where(new SearchFilter.Equal(Field.FOLDER, folder))
                        : Passing.OPEN;
                case BEGINS -> begins(comparison.path(), value.value());
            };
        };
    }

    private static Passing equal(String path, Object value) {
        if (!(value instanceof String text)) {
            return Passing.OPEN;
        }
        return switch (path) {
            case DOCUMENT -> Passing.where(new SearchFilter.Equal(Field.DOCUMENT, text));
            case FOLDER -> Passing.where(new SearchFilter.Equal(Field.PARENT, text));
            case TYPE -> text.isEmpty() ? Passing.OPEN : Passing.where(new SearchFilter.Equal(Field.SUFFIX, text));
            default -> Passing.OPEN;
        };
    }

    private static Passing oneOf(String path, Object value) {
        if (!(value instanceof List<?> elements)) {
            return Passing.OPEN;
        }
        Passing any = Passing.FALSE;
        for (Object element : elements) {
            any = any.or(equal(path, element));
            if (!any.exact()) {
                return Passing.OPEN;
            }
        }
        return any;
    }

    private static Passing begins(String path, Object value) {
        if (!(value instanceof String text)) {
            return Passing.OPEN;
        }
        return switch (path) {
            case DOCUMENT -> Passing.where(new SearchFilter.Beginning(Field.DOCUMENT, text));
            case FOLDER -> Passing.where(new SearchFilter.Beginning(Field.PARENT, text));
            default -> Passing.OPEN;
        };
    }
}
