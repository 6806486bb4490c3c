package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.BusinessDecision.Question;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is said of all cases of a table agrees with trying each of them. The facts are small whole numbers, a truth value and a
 * text, so that there are only a few hundred cases and the reference needs no cleverness.
 */
class TableProperties {
    private static final int MOST = 5;
    private static final List<String> STATES = List.of("OR", "WA", "elsewhere");
    private static final String FACTS = """
            facts:
              a.x: {type: whole, min: 0, max: 5}
              a.y: {type: whole, min: 0, max: 5}
              a.t: {type: truth}
              a.s: {type: text}
            inputs: [a.x, a.y, a.t, a.s]
            outputs: {n: text}
            """;

    /** A row as it is written, with the values that each of its cells takes, by brute force. */
    private record Row(List<Cell> cells, String gives) {
        boolean fits(Map<String, Object> facts) {
            return cells.get(0).takes().contains(facts.get("x")) && cells.get(1).takes().contains(facts.get("y"))
                    && cells.get(2).takes().contains(facts.get("t")) && cells.get(3).takes().contains(facts.get("s"));
        }
    }

    private record Cell(String text, Set<Object> takes) {}

    @Property(tries = 400)
    void problemsAreThoseThatTryingFinds(@ForAll("rows") List<Row> rows, @ForAll("hits") String hit) {
        List<Code> found = problems(rows, hit, "").stream().map(RuleProblem::code).distinct().toList();
        assertThat(found.contains(Code.GAP)).isEqualTo(cases().stream().anyMatch(facts -> fitting(rows, facts).isEmpty()));
        boolean overlap = cases().stream().anyMatch(facts -> fitting(rows, facts).size() > 1);
        assertThat(found.contains(Code.OVERLAP)).isEqualTo(hit.equals("unique") && overlap);
        Set<Integer> counting = cases().stream().map(facts -> fitting(rows, facts)).filter(fit -> !fit.isEmpty())
                .map(fit -> fit.get(0)).collect(Collectors.toSet());
        assertThat(found.contains(Code.COVERED)).isEqualTo(hit.equals("first") && counting.size() < rows.size());
    }

    @Property(tries = 400)
    void theWitnessOfAGapIsOne(@ForAll("rows") List<Row> rows) {
        problems(rows, "first", "").stream().filter(problem -> problem.code() == Code.GAP).forEach(problem -> {
            String words = problem.message().substring("No row matches ".length(), problem.message().indexOf(". Add"));
            Map<String, Object> facts = new LinkedHashMap<>(Map.of("s", "elsewhere"));
            for (String word : words.split(", ")) {
                if (word.contains(" = ")) {
                    String value = word.substring(word.indexOf(" = ") + 3);
                    facts.put(word.substring(2, 3), value.startsWith("'") ? (Object) value.replace("'", "")
                            : value.length() > 1 ? (Object) Boolean.valueOf(value) : Long.valueOf(value));
                }
            }
            assertThat(facts).hasSize(4);
            assertThat(fitting(rows, facts)).as(words).isEmpty();
        });
    }

    @Property(tries = 300)
    void decisionsAndQuestionsAreThoseThatTryingGives(
            @ForAll("rows") List<Row> rows, @ForAll("policies") String hit, @ForAll("known") Map<String, Object> known) {
        List<Row> sound = hit.equals("first") ? reachable(rows) : rows;
        RuleBook book = RuleBooks.parse("t", yaml(sound, hit, "otherwise: {n: none}\n"));
        BusinessDecision decision = book.decide("test", RuleInput.of(Map.of("a", known)));
        List<Map<String, Object>> possible = cases().stream()
                .filter(facts -> known.entrySet().stream().allMatch(fact -> facts.get(fact.getKey()).equals(fact.getValue())))
                .toList();
        Set<Object> results = possible.stream().map(facts -> result(sound, hit, facts)).collect(Collectors.toSet());
        if (results.size() == 1) {
            assertThat(decision.outputs()).isEqualTo(Map.of("n", results.iterator().next()));
            assertThat(decision.questions()).isEmpty();
        } else {
            assertThat(decision.outputs()).isEmpty();
            assertThat(decision.questions()).extracting(Question::fact).containsExactlyElementsOf(mattering(sound, hit, known, possible));
        }
    }

    /** Facts such that two possible cases differ in nothing else and give different results. */
    private static List<String> mattering(List<Row> rows, String hit, Map<String, Object> known, List<Map<String, Object>> possible) {
        List<String> mattering = new ArrayList<>();
        for (String name : List.of("x", "y", "t", "s")) {
            Map<Map<String, Object>, Set<Object>> byOthers = new LinkedHashMap<>();
            for (Map<String, Object> facts : possible) {
                Map<String, Object> others = new LinkedHashMap<>(facts);
                others.remove(name);
                byOthers.computeIfAbsent(others, key -> new LinkedHashSet<>()).add(result(rows, hit, facts));
            }
            if (!known.containsKey(name) && byOthers.values().stream().anyMatch(results -> results.size() > 1)) {
                mattering.add("a." + name);
            }
        }
        return mattering;
    }

    private static Object result(List<Row> rows, String hit, Map<String, Object> facts) {
        List<Integer> fitting = fitting(rows, facts);
        if (fitting.isEmpty()) {
            return hit.equals("collect") ? List.of("none") : "none";
        }
        return hit.equals("collect") ? fitting.stream().map(row -> rows.get(row).gives()).toList() : rows.get(fitting.get(0)).gives();
    }

    private static List<Row> reachable(List<Row> rows) {
        Set<Integer> counting = cases().stream().map(facts -> fitting(rows, facts)).filter(fit -> !fit.isEmpty())
                .map(fit -> fit.get(0)).collect(Collectors.toSet());
        return IntStream.range(0, rows.size()).filter(counting::contains).mapToObj(rows::get).toList();
    }

    private static List<Integer> fitting(List<Row> rows, Map<String, Object> facts) {
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).fits(facts)).boxed().toList();
    }

    private static List<Map<String, Object>> cases() {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (long x = 0; x <= MOST; x++) {
            for (long y = 0; y <= MOST; y++) {
                for (boolean t : new boolean[] {true, false}) {
                    for (String s : STATES) {
                        cases.add(Map.of("x", x, "y", y, "t", t, "s", s));
                    }
                }
            }
        }
        return cases;
    }

    private static List<RuleProblem> problems(List<Row> rows, String hit, String otherwise) {
        return RuleSetFiles.parse("t", yaml(rows, hit, otherwise)).problems();
    }

    private static String yaml(List<Row> rows, String hit, String otherwise) {
        StringBuilder yaml = new StringBuilder(Tables.HEAD + FACTS + otherwise + "hit: " + hit + "\nrows:\n");
        for (int i = 0; i < rows.size(); i++) {
            String cells = rows.get(i).cells().stream().map(cell -> '"' + cell.text() + '"').collect(Collectors.joining(", "));
            yaml.append("  - {id: R" + i + ", when: [" + cells + "], then: {n: " + rows.get(i).gives() + "}}\n");
        }
        return yaml.toString();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<List<Cell>> cells = Combinators.combine(numbers(), numbers(), truths(), texts()).as(List::of);
        return Combinators.combine(cells, Arbitraries.of("p", "q", "r")).as(Row::new).list().ofMinSize(1).ofMaxSize(7);
    }

    @Provide
    Arbitrary<String> hits() {
        return Arbitraries.of("unique", "first");
    }

    @Provide
    Arbitrary<String> policies() {
        return Arbitraries.of("first", "collect");
    }

    @Provide
    Arbitrary<Map<String, Object>> known() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, MOST).optional(), Arbitraries.longs().between(0, MOST).optional(),
                        Arbitraries.of(true, false).optional(), Arbitraries.of(STATES).optional())
                .as((x, y, t, s) -> {
                    Map<String, Object> known = new LinkedHashMap<>();
                    x.ifPresent(value -> known.put("x", value));
                    y.ifPresent(value -> known.put("y", value));
                    t.ifPresent(value -> known.put("t", value));
                    s.ifPresent(value -> known.put("s", value));
                    return known;
                });
    }

    private static Arbitrary<Cell> numbers() {
        Arbitrary<Long> number = Arbitraries.longs().between(0, MOST);
        return Arbitraries.oneOf(
                Arbitraries.of("-", "").map(text -> numbers(text, 0, MOST)),
                number.map(n -> numbers("== " + n, n, n)),
                number.filter(n -> n > 0).map(n -> numbers("< " + n, 0, n - 1)),
                number.map(n -> numbers(">= " + n, n, MOST)),
                number.filter(n -> n < MOST).map(n -> numbers("> " + n, n + 1, MOST)),
                Combinators.combine(number, number).as((a, b) -> numbers("[" + Math.min(a, b) + ".." + Math.max(a, b) + "]",
                        Math.min(a, b), Math.max(a, b))),
                Combinators.combine(number, number).filter((a, b) -> a < b).as((a, b) -> numbers("(" + a + ".." + b + "]", a + 1, b)),
                number.map(n -> new Cell("!= " + n, cases().stream().map(facts -> facts.get("x")).filter(x -> !x.equals(n))
                        .collect(Collectors.toSet()))),
                number.filter(n -> n > 0 && n < MOST).map(n -> new Cell("< " + n + ", > " + n, cases().stream()
                        .map(facts -> facts.get("x")).filter(x -> !x.equals(n)).collect(Collectors.toSet()))));
    }

    private static Cell numbers(String text, long from, long to) {
        Set<Object> takes = new LinkedHashSet<>();
        for (long value = from; value <= to; value++) {
            takes.add(value);
        }
        return new Cell(text, takes);
    }

    private static Arbitrary<Cell> truths() {
        return Arbitraries.of(
                new Cell("-", Set.of(true, false)), new Cell("true", Set.of(true)), new Cell("!= true", Set.of(false)),
                new Cell("in [true, false]", Set.of(true, false)));
    }

    private static Arbitrary<Cell> texts() {
        return Arbitraries.of(
                new Cell("-", Set.copyOf(STATES)), new Cell("'OR'", Set.of("OR")), new Cell("in ['OR', 'WA']", Set.of("OR", "WA")),
                new Cell("not in ['OR']", Set.of("WA", "elsewhere")), new Cell("!= 'WA'", Set.of("OR", "elsewhere")),
                new Cell("not in ['OR', 'WA']", Set.of("elsewhere")));
    }
}
