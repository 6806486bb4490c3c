package dev.openbook.receipt;

import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.answer.Receipt;
import dev.openbook.document.SearchFilter;
import dev.openbook.model.Model;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.LibraryDescription;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.rule.Decision;
import dev.openbook.rule.DecisionJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes receipts. Documents and answers enter as digests and ranges only; the question enters as text, since whoever keeps
 * the receipt asked it.
 *
 * <p>Thread-safe; costs well under a millisecond.
 */
public final class ReceiptWriter {
    private final Clock clock;
    private final Platform platform;

    /** A writer with a clock for {@code created}, on a platform. */
    public ReceiptWriter(Clock clock, Platform platform) {
        this.clock = clock;
        this.platform = platform;
    }

    /**
     * What an answer was made of.
     *
     * @param question what was asked
     * @param settings every option of the way of answering, defaults filled in
     * @param models the models that took part
     * @param library the library asked
     * @param passages the passages read, best first
     * @param decisions what the rules said, in the order of the stages
     * @param finishReason how it ended, such as {@code quoted}
     * @param text the answer
     * @param citations its citations
     * @param timings how long each step took
     */
    public record Ingredients(
            Question question,
            Json.Obj settings,
            List<? extends Model> models,
            DocumentLibrary library,
            List<RetrievedPassage> passages,
            List<Decision> decisions,
            String finishReason,
            String text,
            List<Citation> citations,
            Map<String, Duration> timings) {}

    /** Writes the receipt of an answer. */
    public Receipt write(Ingredients made) {
        return Receipt.of(Json.object()
                .with("question", made.question().text())
                .with("settings", settings(made))
                .with("models", Json.array(made.models().stream().map(ReceiptWriter::model).toList()))
                .with("library", library(made.library().description()))
                .with("passages", Json.array(
                        made.passages().stream().map(found -> passage(found, made.library())).toList()))
                .with("rules", Json.array(made.decisions().stream().map(DecisionJson::of).toList()))
                .with("output", Json.object()
                        .with("finishReason", made.finishReason())
                        .with("textSha256", Digest.ofText(made.text()).hex()))
                .with("citations", Json.array(made.citations().stream().map(ReceiptWriter::citation).toList()))
                .with("platform", platform.json())
                .with("timings", timings(made.timings())
                        .with("ruleMicros", Json.array(made.decisions().stream().map(DecisionJson::times).toList())))
                .with("created", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static Json.Obj settings(Ingredients made) {
        return made.settings()
                .with("mode", name(made.question().mode()))
                .with("passages", made.question().passages())
                .with("filter", filter(made.question().filter()));
    }

    private static Json filter(SearchFilter filter) {
        return switch (filter) {
            case SearchFilter.All all -> Json.array(all.filters().stream().map(ReceiptWriter::filter).toList());
            case SearchFilter.Any any -> Json.object()
                    .with("any", Json.array(any.filters().stream().map(ReceiptWriter::filter).toList()));
            case SearchFilter.Not not -> Json.object().with("not", filter(not.filter()));
            case SearchFilter.Equal equal -> Json.object().with(name(equal.field()), equal.value());
            case SearchFilter.Beginning begins -> Json.object()
                    .with(name(begins.field()) + "Begins", begins.beginning());
        };
    }

    private static Json.Obj model(Model model) {
        ModelProvenance known = model.provenance();
        return Json.object()
                .with("source", known.source())
                .with("origin", known.origin().known())
                .with("rootDigest", known.rootDigest().hex())
                .with("graph", known.layout().graphs().isEmpty() ? "" : known.layout().graphs().getFirst())
                .with("license", known.license().known().flatMap(License::spdx))
                .with("licenseCertainty", known.license().certainty().name())
                .with("mofClass", known.mof().modelClass())
                .with("signature", known.signature().verdict().name());
    }

    private static Json.Obj library(LibraryDescription library) {
        return Json.object()
                .with("id", library.id())
                .with("commit", (double) library.commit())
                .with("embeddingModel", library.embeddingModel().<Json>map(d -> new Json.Text(d.hex())).orElse(Json.NULL))
                .with("documents", library.documents())
                .with("passages", library.passages());
    }

    private static Json.Obj passage(RetrievedPassage found, DocumentLibrary library) {
        Json.Obj legs = Json.object();
        for (Map.Entry<SearchMode, LegScore> leg : found.legs().entrySet()) {
            legs = legs.with(name(leg.getKey()), Json.object()
                    .with("rank", leg.getValue().rank())
                    .with("score", leg.getValue().score()));
        }
        var passage = found.passage();
        return Json.object()
                .with("rank", found.rank())
                .with("score", found.score())
                .with("scores", legs)
                .with("document", passage.document().path())
                .with("documentSha256", library.documentDigest(passage.document())
                        .<Json>map(d -> new Json.Text(d.hex())).orElse(Json.NULL))
                .with("page", passage.span().firstPage())
                .with("start", passage.span().start())
                .with("end", passage.span().end())
                .with("textSha256", Digest.ofText(passage.text()).hex());
    }

    private static Json.Obj citation(Citation citation) {
        return Json.object()
                .with("marker", citation.marker())
                .with("document", citation.document().path())
                .with("page", citation.page())
                .with("start", citation.start())
                .with("end", citation.end())
                .with("quoteSha256", Digest.ofText(citation.quote()).hex());
    }

    private static Json.Obj timings(Map<String, Duration> timings) {
        Json.Obj json = Json.object();
        for (Map.Entry<String, Duration> timing : timings.entrySet()) {
            json = json.with(timing.getKey() + "Millis", timing.getValue().toNanos() / 1e6);
        }
        return json;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
