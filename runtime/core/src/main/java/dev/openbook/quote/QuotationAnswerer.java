package dev.openbook.quote;

import dev.openbook.answer.Answer;
import dev.openbook.answer.Answerer;
import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.receipt.ReceiptWriter;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.rule.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Answers with the sentences of the library that fit a question best, verbatim and cited, or says that the library does not
 * hold an answer.
 *
 * <p>Thread-safe, owns nothing. The same library, models and question give the same answer. Cost: one search, and one run of
 * the embedding model for each sentence of the passages read.
 */
public final class QuotationAnswerer implements Answerer {
    /** What the answer says when the library is silent. */
    public static final String NOT_FOUND = "Not found in these documents.";

    private final DocumentLibrary library;
    private final QuotationSettings settings;
    private final Function<List<EmbeddingModel>, Decision> judge;
    private final ReceiptWriter receipts;
    private final LongSupplier nanoTime;

    /**
     * An answerer over a library.
     *
     * @param judge what the rules say of the models that take part
     * @param nanoTime a clock for timings, such as {@code System::nanoTime}
     */
    public QuotationAnswerer(
            DocumentLibrary library,
            QuotationSettings settings,
            Function<List<EmbeddingModel>, Decision> judge,
            ReceiptWriter receipts,
            LongSupplier nanoTime) {
        this.library = library;
        this.settings = settings;
        this.judge = judge;
        this.receipts = receipts;
        this.nanoTime = nanoTime;
    }

    @Override
    public Answer answer(Question question) {
        long began = nanoTime.getAsLong();
        List<EmbeddingModel> models = library.embeddingModel().map(List::of).orElse(List.of());
        Decision decision = judge.apply(models);
        List<RetrievedPassage> found = library.retrieve(
                new Query(question.text(), question.mode(), question.passages(), question.filter()));
        long searched = nanoTime.getAsLong();

        List<RetrievedPassage> read = found.subList(0, Math.min(found.size(), settings.passagesRead()));
        List<Citation> citations = isSilent(question, read) ? List.of() : quote(question, read);
        String text = citations.isEmpty() ? NOT_FOUND : text(citations);
        long quoted = nanoTime.getAsLong();

        Map<String, Duration> timings = new TreeMap<>();
        timings.put("search", Duration.ofNanos(searched - began));
        timings.put("quote", Duration.ofNanos(quoted - searched));
        var ingredients = new ReceiptWriter.Ingredients(
                question, settings.json(), models, library, read, decision, !citations.isEmpty(), text, citations, timings);
        return new Answer(!citations.isEmpty(), text, citations, decision, receipts.write(ingredients));
    }

    /** Whether nothing that was read comes close to the question. */
    private boolean isSilent(Question question, List<RetrievedPassage> read) {
        boolean byMeaning = library.embeddingModel().isPresent() && question.mode() != SearchMode.LEXICAL;
        if (byMeaning) {
            return read.stream()
                    .map(passage -> Optional.ofNullable(passage.legs().get(SearchMode.SEMANTIC)))
                    .flatMap(Optional::stream)
                    .mapToDouble(LegScore::score)
                    .noneMatch(similarity -> similarity >= settings.minSimilarity());
        }
        QuestionWords words = QuestionWords.of(question.text());
        return read.stream()
                .mapToDouble(passage -> words.shareIn(passage.passage().text()))
                .noneMatch(share -> share >= settings.minTermShare());
    }

    private List<Citation> quote(Question question, List<RetrievedPassage> read) {
        List<Candidate> candidates = Candidates.of(read);
        double[] scores =
                new CandidateScorer(settings, library.embeddingModel()).score(question.text(), candidates, read);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]));
        List<Candidate> chosen = new ArrayList<>();
        for (int i : order) {
            boolean weak = scores[i] < settings.continuation() * scores[order.getFirst()];
            if (weak || chosen.size() == settings.maxSentences()) {
                break;
            }
            Candidate candidate = candidates.get(i);
            if (chosen.stream().noneMatch(other -> repeats(candidate, other))) {
                chosen.add(candidate);
            }
        }
        List<Citation> citations = new ArrayList<>();
        for (Candidate candidate : chosen) {
            citations.add(candidate.citation(citations.size() + 1));
        }
        return citations;
    }

    private static boolean repeats(Candidate candidate, Candidate other) {
        return candidate.overlaps(other) || candidate.text().equals(other.text());
    }

    private static String text(List<Citation> citations) {
        StringBuilder text = new StringBuilder();
        for (Citation citation : citations) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(citation.quote())
                    .append(" [")
                    .append(citation.marker())
                    .append(']');
        }
        return text.toString();
    }
}
