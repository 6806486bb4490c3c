package dev.openbook.rules.table;

import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.parse.TableDocument.Several;
import dev.openbook.rules.parse.TableDocument.Single;
import dev.openbook.rules.parse.TableDocument.ValueText;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what rows give for one output.
 *
 * @param output the column
 */
record OutputReader(Output output) {
    /** What stands for an output that a table leaves open. */
    static final String UNKNOWN = "unknown";

    static boolean isUnknown(ValueText text) {
        return text instanceof Single single && single.first().value().strip().equals(UNKNOWN);
    }

    /** The value; empty if it is none that the output may have, which is then reported. */
    Optional<Object> read(ValueText text) {
        return switch (text) {
            case Several several when output.type() == ValueType.TEXTS -> list(several);
            case Single single when output.type() == ValueType.TEXTS -> text(single.first()).map(List::of);
            case Single single -> single(single.first());
            case Several several -> {
                several.first().report(0, Code.WRONG_VALUE, "'" + output.name() + "' is " + output.type().label()
                        + " and not a list. Declare it as texts if it should be one.");
                yield Optional.empty();
            }
        };
    }

    /** What a test expects where the outputs of several rows are collected. */
    Optional<Object> readCollected(ValueText text) {
        if (!(text instanceof Several several)) {
            text.first().report(0, Code.WRONG_VALUE,
                    "This table collects, so '" + output.name() + "' is a list of what each row gives.");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        several.items().forEach(item -> read(item).ifPresent(values::add));
        return values.size() == several.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> list(Several several) {
        List<Object> texts = new ArrayList<>();
        for (ValueText item : several.items()) {
            if (item instanceof Single single) {
                text(single.first()).ifPresent(texts::add);
            } else {
                item.first().report(0, Code.WRONG_VALUE, "'" + output.name() + "' is a list of texts and not of lists.");
            }
        }
        return texts.size() == several.items().size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
    }

    private Optional<Object> single(CellText cell) {
        String word = cell.value().strip();
        if (word.equals(UNKNOWN)) {
            cell.report(0, Code.WRONG_VALUE,
                    "Only 'otherwise' can leave '" + output.name() + "' unknown. A row that fits says what it is.");
            return Optional.empty();
        }
        if (output.type() == ValueType.TEXT) {
            return text(cell);
        }
        // The same words as in cells, of which values that are listed are checked below.
        Optional<Object> value = new Literals(output.type(), List.of(), Map.of())
                .read(cell, cell.value().length() - cell.value().stripLeading().length(), word)
                .map(this::typed);
        if (value.isPresent() && !output.values().isEmpty() && !output.values().contains(word)) {
            return notListed(cell);
        }
        return value;
    }

    private Object typed(Object value) {
        return switch (output.type()) {
            case WHOLE -> ((Number) value).longValue();
            case NUMBER -> ((Number) value).doubleValue();
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
            default -> value;
        };
    }

    private Optional<Object> text(CellText cell) {
        return output.values().isEmpty() || output.values().contains(cell.value()) ? Optional.of(cell.value()) : notListed(cell);
    }

    private Optional<Object> notListed(CellText cell) {
        String meant = Nearest.to(cell.value(), output.values()).map(near -> " Did you mean '" + near + "'?").orElse("");
        cell.report(0, Code.WRONG_VALUE, "'" + cell.value() + "' is none of the values of '" + output.name() + "'." + meant
                + " They are: " + String.join(", ", output.values()) + ".");
        return Optional.empty();
    }
}
