package dev.openbook.receipt;

import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.Model;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.receipt.ReceiptWriter.Ingredients;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.LibraryDescription;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.retrieve.SyncReport;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.Verdict;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer with everything that a receipt tells of, known to the last word. */
final class AnswerMade {
    static final String HEADING = "Eligible Zebrafinches";
    static final String QUOTE = "Quizzical aardvarks qualify";
    static final String PASSAGE = QUOTE + ". Jubilant walruses hesitate.";
    static final String ANSWER = QUOTE + " [1]";

    private static final DocumentId NOTICE = new DocumentId("notice.pdf");

    Ingredients ingredients() {
        return made(Question.of("Who may apply?"), true, timings());
    }

    Ingredients with(Question question) {
        return made(question, true, timings());
    }

    Ingredients notFound() {
        return made(Question.of("Who may apply?"), false, timings());
    }

    Ingredients lasting(Map<String, Duration> timings) {
        return made(Question.of("Who may apply?"), true, timings);
    }

    private static Map<String, Duration> timings() {
        return Map.of("search", Duration.ofMillis(1), "quote", Duration.ofNanos(2_500_000));
    }

    private static Ingredients made(Question question, boolean found, Map<String, Duration> timings) {
        Span span = new Span(4, List.of(), List.of(HEADING), 100, 100 + PASSAGE.length());
        RetrievedPassage passage = new RetrievedPassage(
                new Passage(NOTICE, 3, span, PASSAGE),
                1,
                0.75,
                Map.of(
                        SearchMode.LEXICAL, new LegScore(2, 11.5, 0.25),
                        SearchMode.SEMANTIC, new LegScore(1, 0.5, 0.5)));
        RuleResult result = new RuleResult("default@1", "licence", Verdict.VIOLATED, Outcome.WARN, "Unknown licence.", "spdx is absent");
        Decision decision = Decision.of(
                RuleStage.ADMISSION, List.of(result), List.of(new RuleSetIdentity("default", "1", Digest.ofText("rules"))));
        return new Ingredients(
                question,
                Json.object().with("answerer", "quotation"),
                List.of(new KnownModel(true), new KnownModel(false)),
                new KnownLibrary(),
                List.of(passage),
                List.of(decision),
                found ? "quoted" : "not-found",
                ANSWER,
                List.of(new Citation(1, NOTICE, 4, List.of(HEADING), QUOTE, 100, 126)),
                timings);
    }

    private record KnownModel(boolean described) implements Model {
        @Override
        public ModelProvenance provenance() {
            License apache = new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());
            ModelProvenance undescribed = ModelProvenance.builder("a-model", Digest.ofText("model"))
                    .layout(new ModelLayout(ModelLayout.Kind.PLAIN_ONNX, List.of("model.onnx"), "tokenizer.json"))
                    .build();
            if (!described) {
                return undescribed;
            }
            return undescribed.toBuilder()
                    .origin(Fact.stated("hub:org/name@abc", "refs/main", "the cache says so"))
                    .license(Fact.stated(apache, "README.md:2", "the card says so"))
                    .build();
        }

        @Override
        public void close() {}
    }

    private static final class KnownLibrary implements DocumentLibrary {
        @Override
        public LibraryDescription description() {
            return new LibraryDescription("library-1", 7, Optional.of(Digest.ofText("model")), 2, 9);
        }

        @Override
        public Optional<Digest> documentDigest(DocumentId document) {
            return document.equals(NOTICE) ? Optional.of(Digest.ofText("notice")) : Optional.empty();
        }

        @Override
        public Optional<EmbeddingModel> embeddingModel() {
            return Optional.empty();
        }

        @Override
        public List<RetrievedPassage> retrieve(Query query) {
            return List.of();
        }

        @Override
        public SyncReport sync(List<Path> folders, ProgressListener progress) {
            return new SyncReport(0, 0, 0, 0, List.of(), 9, 0);
        }

        @Override
        public void close() {}
    }
}
