package dev.openbook.card;

import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads results that somebody reports of a model: those of a card's {@code model-index}, and those of the hub's files of results
 * (<a href="https://github.com/huggingface/hub-docs/blob/main/modelcard.md">modelcard.md</a>). One without a value is left out.
 * Not thread-safe.
 */
final class Results {
    private static final String INDEX = "model-index";
    private static final String VALUE = "value";
    private static final String NAME = "name";
    private static final String DATASET = "dataset";
    private static final String REVISION = "revision";

    private final CardSource source;
    private final CardProblems problems;
    private final CardLimits limits;
    private final int room;
    private final List<Fact<EvaluationResult>> results = new ArrayList<>();
    private int withoutValue;
    private boolean more;

    /** Reads at most as many results as there is room for. */
    Results(CardSource source, CardProblems problems, CardLimits limits, int room) {
        this.room = room;
        this.source = source;
        this.problems = problems;
        this.limits = limits;
    }

    /** The results in a card's front matter. */
    List<Fact<EvaluationResult>> ofCard(CardValue.Members frontMatter) {
        Statements card = statements(frontMatter);
        for (CardValue model : card.each(INDEX)) {
            for (CardValue result : statements(model.object()).each("results")) {
                Statements about = statements(result.object());
                for (CardValue metric : about.each("metrics")) {
                    add(statements(metric.object()), about);
                }
            }
        }
        return finished();
    }

    /** The results in a file of results: a list, or one alone. */
    List<Fact<EvaluationResult>> ofFile(CardValue file) {
        for (CardValue item : file.each()) {
            Statements entry = statements(item.object());
            Statements dataset = entry.under(DATASET);
            keep(entry, value -> new EvaluationResult(
                    dataset.textOrEmpty("task_id"),
                    dataset.textOrEmpty("id"),
                    dataset.textOrEmpty(NAME),
                    dataset.textOrEmpty("config"),
                    dataset.textOrEmpty("split"),
                    dataset.textOrEmpty(REVISION),
                    entry.textOrEmpty("metric"),
                    "",
                    value,
                    reporter(entry.under("source")),
                    entry.textOrEmpty("date"),
                    entry.textOrEmpty("notes"),
                    entry.textOrEmpty("verifyToken")));
        }
        return finished();
    }

    private void add(Statements metric, Statements about) {
        Statements task = about.under("task");
        Statements dataset = about.under(DATASET);
        keep(metric, value -> new EvaluationResult(
                firstSaid(task.textOrEmpty("type"), task.textOrEmpty(NAME)),
                dataset.textOrEmpty("type"),
                dataset.textOrEmpty(NAME),
                dataset.textOrEmpty("config"),
                dataset.textOrEmpty("split"),
                dataset.textOrEmpty(REVISION),
                metric.textOrEmpty("type"),
                metric.textOrEmpty(NAME),
                value,
                reporter(about.under("source")),
                "",
                "",
                metric.textOrEmpty("verifyToken")));
    }

    private interface WithValue {
        EvaluationResult of(Json value);
    }

    private void keep(Statements entry, WithValue result) {
        Optional<CardValue.Member> member = entry.find(VALUE);
        Optional<Json> value = member.map(CardValue.Member::value)
                .filter(said -> said.said().filter(text -> text.length() <= limits.maxCharacters()).isPresent())
                .map(CardValue::json);
        if (value.isEmpty()) {
            withoutValue++;
        } else if (results.size() >= room) {
            more = true;
        } else {
            results.add(Fact.stated(
                    result.of(value.get()), source.at(member.get().line(), source.file() + " reports it; nobody checked it.")));
        }
    }

    private static String reporter(Statements who) {
        return firstSaid(who.textOrEmpty("url"), firstSaid(who.textOrEmpty(NAME), who.textOrEmpty("user")));
    }

    private static String firstSaid(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private List<Fact<EvaluationResult>> finished() {
        if (withoutValue > 0) {
            problems.note(
                    "RESULT_WITHOUT_VALUE",
                    source.file() + " reports " + withoutValue + " results without a value; they were left out.",
                    "Add the values, if they matter.");
        }
        if (more) {
            problems.note(
                    "RESULTS_TOO_MANY",
                    String.format(
                            Locale.ROOT,
                            "%s reports more results than are kept, which are %,d at most of one model.",
                            source.file(), limits.maxResults()),
                    "Nothing, if the first are those that matter.");
        }
        return List.copyOf(results);
    }

    private Statements statements(CardValue.Members members) {
        return new Statements(source, members, limits.maxCharacters());
    }
}
