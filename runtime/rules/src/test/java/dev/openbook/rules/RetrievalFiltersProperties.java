package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.document.Span;
import dev.openbook.rule.Caller;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What a search is narrowed by, against the rules themselves asked of every passage. */
class RetrievalFiltersProperties {
    private static final List<String> PATHS = List.of(
            "plan.txt", "board/minutes.pdf", "board/2025/pay.md", "boardroom/plan.pdf", "grants/notice.pdf", "grants/.hidden",
            "grants/2025/a.b.pdf", "a/board/x", "x.pdf/readme", "trailing./dot.");
    private static final List<Optional<Caller>> CALLERS = List.of(
            Optional.empty(),
            Optional.of(Caller.of("Ann", "board")),
            Optional.of(new Caller("Bob", Set.of("staff"), Map.of("team", "grants", "kind", "pdf"))));

    private static Passage passage(String path) {
        return new Passage(new DocumentId(path), 0, new Span(0, List.of(), List.of(), 0, 5), "words");
    }

    static boolean lets(SearchFilter filter, String path) {
        int slash = path.lastIndexOf('/');
        String parent = path.substring(0, Math.max(0, slash));
        String name = path.substring(slash + 1);
        return switch (filter) {
            case SearchFilter.All all -> all.filters().stream().allMatch(each -> lets(each, path));
            case SearchFilter.Any any -> any.filters().stream().anyMatch(each -> lets(each, path));
            case SearchFilter.Not not -> !lets(not.filter(), path);
            case SearchFilter.Beginning begins -> (begins.field() == SearchFilter.Field.DOCUMENT ? path : parent)
                    .startsWith(begins.beginning());
            case SearchFilter.Equal equal -> switch (equal.field()) {
                case DOCUMENT -> path.equals(equal.value());
                case FOLDER -> path.startsWith(equal.value() + "/");
                case PARENT -> parent.equals(equal.value());
                case SUFFIX -> !equal.value().isEmpty()
                        && name.contains(".")
                        && name.substring(name.lastIndexOf('.') + 1).equals(equal.value());
                case TYPE -> throw new AssertionError("rules do not see detected types");
            };
        };
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> translatable = Arbitraries.of(
                "passage.folder == 'board'", "passage.folder != 'grants'", "'board' in passage.folders",
                "passage.type == 'pdf'", "passage.type in ['md', 'txt']", "passage.document == 'plan.txt'",
                "passage.folder.startsWith('board')", "passage.document.startsWith('grants/2')", "passage.type != 'a.b'",
                "'board' in caller.roles", "caller.name == 'Ann'", "known(caller.name)", "known(passage.folder)",
                "passage.folder == caller.attributes.team", "caller.attributes.kind == passage.type", "env.name == 'prod'",
                "passage.folder.startsWith(variables.prefix)", "variables.open", "!variables.mine", "passage.folder in params.open",
                "passage.type == params.open[7]", "passage.folder == ''", "passage.folder.startsWith('')");
        Arbitrary<String> others = Arbitraries.of(
                "passage.text.contains('word')", "passage.type == ''", "passage.page > 2", "size(passage.folders) < 2",
                "passage.folders.exists(f, f == 'board')", "passage.document.endsWith('.pdf')", "passage.headings == []");
        Arbitrary<String> leaves = Arbitraries.frequencyOf(
                Tuple.of(5, translatable), Tuple.of(1, others));
        Arbitrary<String> conditions = leaves;
        for (int depth = 0; depth < 3; depth++) {
            Arbitrary<String> inner = conditions;
            conditions = Arbitraries.oneOf(
                    leaves,
                    Combinators.combine(inner, inner).as((a, b) -> "(" + a + ") && (" + b + ")"),
                    Combinators.combine(inner, inner).as((a, b) -> "(" + a + ") || (" + b + ")"),
                    inner.map(a -> "!(" + a + ")"),
                    Combinators.combine(leaves, inner, leaves).as((a, b, c) -> "(" + a + ") ? (" + b + ") : (" + c + ")"));
        }
        return conditions;
    }

    private static String rules(String when, String require, String action, String onError) {
        return """
                apiVersion: rules/v1
                kind: RuleSet
                metadata: {name: reading, version: 1}
                stage: retrieval
                onError: %s
                params: {open: [grants, boardroom]}
                variables:
                  - {name: prefix, expression: "caller.name == 'Ann' ? 'board' : caller.attributes.team"}
                  - {name: open, expression: "passage.folder in params.open"}
                  - {name: mine, expression: "variables.open && passage.type == caller.attributes.kind"}
                rules:
                  - id: gate
                    when: "%s"
                    require: "%s"
                    action: %s
                    message: "'closed'"
                """.formatted(onError, when, require, action);
    }

    /** Never narrower than the rules; and where it is said to carry a rule out, exactly it. */
    @Property(tries = 300, seed = "20261124")
    void aFilterClosesNothingThatTheRulesOpenAndAllOfWhatItIsSaidTo(
            @ForAll("conditions") String when, @ForAll("conditions") String require, @ForAll boolean review, @ForAll boolean lenient) {
        RuleBook book = RuleBooks.parse(
                "reading.yaml", rules(when, require, review ? "review" : "deny", lenient ? "allow" : "deny"));
        for (Optional<Caller> caller : CALLERS) {
            RuleRequest request = new RuleRequest("question", "Who?", caller, Optional.empty(), Map.of());
            ReadingRules reading = book.reading(request);
            for (String path : PATHS) {
                boolean open = reading.read(passage(path)).outcome().compareTo(Outcome.REVIEW) < 0;
                boolean let = lets(reading.filter(), path);
                if (open || reading.before().contains("reading@1/gate")) {
                    assertThat(let).as("%s for %s under when %s require %s", path, caller, when, require).isEqualTo(open);
                }
            }
        }
    }
}
