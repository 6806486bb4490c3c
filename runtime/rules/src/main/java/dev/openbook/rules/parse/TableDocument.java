package dev.openbook.rules.parse;

import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rules.parse.RuleSetDocument.OnError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision table, read but not yet understood: cells are texts.
 *
 * @param source the file, to which further problems are reported
 * @param identity name, version and digest; where rows stand in a file of their own, the digest is of both files' digests
 * @param namePlace where the name stands
 * @param hit which rows count
 * @param onError what follows if an input fails with an error
 * @param mode whether outcomes are enforced
 * @param facts what the application has to give
 * @param params constants
 * @param inputs the columns that are compared
 * @param outputs the columns that are given
 * @param rows in order
 * @param otherwise what is given if no row fits
 * @param tests in order
 */
public record TableDocument(
        RuleSource source,
        RuleSetIdentity identity,
        Place namePlace,
        Hit hit,
        OnError onError,
        RuleMode mode,
        DeclaredFacts facts,
        Map<String, Object> params,
        List<InputText> inputs,
        List<OutputText> outputs,
        List<RowText> rows,
        Optional<RowText> otherwise,
        List<TestText> tests)
        implements RuleDocument {
    /** Copies the lists. */
    public TableDocument {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
        tests = List.copyOf(tests);
    }

    /** Which of the rows that fit count, after the hit policies of DMN 1.5, section 8.2.8. */
    public enum Hit {
        /** No two rows may fit the same case. */
        UNIQUE("unique"),
        /** The first row that fits counts. */
        FIRST("first"),
        /** All count; outputs are lists in the order of the rows. */
        COLLECT("collect"),
        /** All count; outputs are sums. */
        COLLECT_SUM("collect-sum");

        private final String word;

        Hit(String word) {
            this.word = word;
        }

        /** As files write it. */
        public String word() {
            return word;
        }

        /** Whether several rows count together. */
        public boolean collects() {
            return this == COLLECT || this == COLLECT_SUM;
        }
    }

    /**
     * A column that is compared.
     *
     * @param name path of a declared fact, or a name of its own
     * @param place where it stands
     * @param expression what it is; empty for a declared fact
     */
    public record InputText(String name, Place place, Optional<ScalarText> expression) {}

    /**
     * A column that is given.
     *
     * @param name in results
     * @param place where it stands
     * @param type one word, such as {@code truth}
     * @param values all that it may be, if the file lists them
     */
    public record OutputText(String name, Place place, String type, List<String> values) {
        /** Copies the list. */
        public OutputText {
            values = List.copyOf(values);
        }
    }

    /**
     * A row.
     *
     * @param id unique in the table
     * @param place where it starts
     * @param when a cell for each input, in their order; none for what is given otherwise
     * @param then what each output is
     * @param action what follows beside, if the row says so
     * @param message what people then read
     */
    public record RowText(
            String id,
            PlaceInFile place,
            List<CellText> when,
            Map<String, ValueText> then,
            Optional<Outcome> action,
            Optional<String> message) {
        /** Copies the collections. */
        public RowText {
            when = List.copyOf(when);
            then = Collections.unmodifiableMap(new LinkedHashMap<>(then));
        }
    }

    /**
     * A spot in one of the table's files.
     *
     * @param source the file
     * @param place the spot
     */
    public record PlaceInFile(RuleSource source, Place place) {}

    /** The value of an output, as it is written. */
    public sealed interface ValueText {
        /** Where it starts. */
        CellText first();
    }

    /**
     * One value.
     *
     * @param first its characters
     */
    public record Single(CellText first) implements ValueText {}

    /**
     * Several values.
     *
     * @param first where they start
     * @param items each of them
     */
    public record Several(CellText first, List<ValueText> items) implements ValueText {
        /** Copies the list. */
        public Several {
            items = List.copyOf(items);
        }
    }

    /**
     * A test.
     *
     * @param name what it shows
     * @param place where it starts
     * @param given facts; what is not given is unknown
     * @param extracted those among them that a model read out of a document
     * @param outcome what the table should decide, if the test says so
     * @param outputs what outputs should be, if the test says so
     * @param rows which rows should fit, if the test says so
     * @param questions which facts should be asked for, if the test says so
     */
    public record TestText(
            String name,
            Place place,
            YamlNode.Mapping given,
            List<String> extracted,
            Optional<Outcome> outcome,
            Optional<Map<String, ValueText>> outputs,
            Optional<List<String>> rows,
            Optional<List<String>> questions) {}
}
