package dev.openbook.quote;

import dev.openbook.answer.Answer;
import dev.openbook.answer.Answerer;
import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.gate.Gates;
import dev.openbook.gate.GuardedRetriever;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.Model;
import dev.openbook.receipt.ReceiptWriter;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Answers with the sentences of the library that fit a question best, verbatim and cited, or says that the library does not
 * hold an answer.
 *
 * <p>Rules are asked before the search, about every passage, and before the answer leaves. A question that they refuse fails with
 * {@code REQUEST_REFUSED}; one that a person has to see first is answered by saying so, with a ticket ({@link Answer#review()}).
 * An answer that they deny is withheld and says why; of one that a person has to see first, the text is there for that person.
 *
 * <p>Thread-safe, owns nothing. The same library, models and question give the same answer. Cost: one search, and one run of
 * the embedding model for each sentence of the passages read.
 */
public final class QuotationAnswerer implements Answerer {
    /** What the answer says when the library is silent. */
    public static final String NOT_FOUND = "Not found in these documents.";
    /** What the answer says when the rules want a person to see the question first. */
    public static final String HELD = "A person has to look at this question before it is answered.";

    /** What request rules read as {@code request.kind}. */
    private static final String KIND = "question";

    private final DocumentLibrary library;
    private final QuotationSettings settings;
    private final Gates gates;
    private final ReceiptWriter receipts;
    private final LongSupplier nanoTime;

    /**
     * An answerer over a library.
     *
     * @param gates where rules are asked
     * @param nanoTime a clock for timings, such as {@code System::nanoTime}
     */
    public QuotationAnswerer(
            DocumentLibrary library,
            QuotationSettings settings,
            Gates gates,
            ReceiptWriter receipts,
            LongSupplier nanoTime) {
        this.library = library;
        this.settings = settings;
        this.gates = gates;
        this.receipts = receipts;
        this.nanoTime = nanoTime;
    }

    @Override
    public Answer answer(Question question) {
        long began = nanoTime.getAsLong();
        List<EmbeddingModel> models = library.embeddingModel().map(List::of).orElse(List.of());
        List<Decision> decisions = new ArrayList<>(gates.admitted(models));
        RuleRequest request = new RuleRequest(
                KIND, question.text(), question.caller(), models.stream().findFirst().map(Model::provenance), Map.of());
        if (gates.stand(RuleStage.REQUEST)) {
            decisions.add(gates.request(request));
            if (decisions.getLast().outcome() == Outcome.REVIEW) {
                AnswerGate.Judged held = AnswerGate.Judged.nothing(HELD, decisions, "review");
                return answer(question, models, List.of(), held, Map.of());
            }
        }
        GuardedRetriever.Found found = GuardedRetriever.read(
                library, gates, request, new Query(question.text(), question.mode(), question.passages(), question.filter()));
        decisions.addAll(found.decisions());
        long searched = nanoTime.getAsLong();

        List<RetrievedPassage> read = found.passages().subList(0, Math.min(found.passages().size(), settings.passagesRead()));
        List<Citation> citations = isSilent(question, read) ? List.of() : quote(question, read);
        AnswerGate.Judged judged = citations.isEmpty()
                ? AnswerGate.Judged.nothing(NOT_FOUND, decisions, "not-found")
                : new AnswerGate.Judged(true, QuotedText.of(citations), citations, decisions, "quoted");
        if (gates.stand(RuleStage.RESPONSE)) {
            judged = new AnswerGate(gates).judge(request, judged);
        }
        long quoted = nanoTime.getAsLong();
        Map<String, Duration> timings = new TreeMap<>();
        timings.put("search", Duration.ofNanos(searched - began));
        timings.put("quote", Duration.ofNanos(quoted - searched));
        return answer(question, models, read, judged, timings);
    }

    private Answer answer(
            Question question,
            List<EmbeddingModel> models,
            List<RetrievedPassage> read,
            AnswerGate.Judged judged,
            Map<String, Duration> timings) {
        var ingredients = new ReceiptWriter.Ingredients(
                question, settings.json(), models, library, read, judged.decisions(), judged.finishReason(), judged.text(),
                judged.citations(), timings);
        return new Answer(
                judged.found(), judged.text(), judged.citations(), judged.decisions(), receipts.write(ingredients));
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
}
