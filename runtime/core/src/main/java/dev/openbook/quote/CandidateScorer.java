package dev.openbook.quote;

import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.List;
import java.util.Optional;

/**
 * Scores candidates: similarity to the question, plus the share of the question's words that the sentence has (the heading
 * above it counted half), plus how well its passage ranks, less if it denies
 * what is asked for.
 */
final class CandidateScorer {
    private final QuotationSettings settings;
    private final Optional<EmbeddingModel> model;

    CandidateScorer(QuotationSettings settings, Optional<EmbeddingModel> model) {
        this.settings = settings;
        this.model = model;
    }

    /** One score for each candidate, in order; higher is better. */
    double[] score(String question, List<Candidate> candidates, List<RetrievedPassage> read) {
        QuestionWords words = QuestionWords.of(question);
        double[] scores = similarities(question, candidates);
        double best = read.isEmpty() ? 0 : read.getFirst().score();
        for (int i = 0; i < scores.length; i++) {
            Candidate candidate = candidates.get(i);
            double alone = words.shareIn(candidate.text());
            double underHeading = words.shareIn(candidate.topic() + " " + candidate.text());
            scores[i] += settings.termWeight() * (alone + underHeading) / 2;
            scores[i] -= words.areDeniedIn(candidate.text()) ? settings.denialWeight() : 0;
            scores[i] += settings.passageWeight() * (best > 0 ? candidate.source().score() / best : 0);
        }
        return scores;
    }

    private double[] similarities(String question, List<Candidate> candidates) {
        double[] similarities = new double[candidates.size()];
        if (model.isEmpty() || candidates.isEmpty()) {
            return similarities;
        }
        float[] asked = model.get().embed(question, TextRole.QUERY).vector();
        List<String> texts = candidates.stream().map(CandidateScorer::inContext).toList();
        List<Embedding> said = model.get().embed(texts, TextRole.DOCUMENT);
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = innerProduct(asked, said.get(i).vector());
        }
        return similarities;
    }

    /** A sentence means what it means below its heading: “Nonprofits” under “Eligible applicants”. */
    private static String inContext(Candidate candidate) {
        return candidate.topic().isEmpty() ? candidate.text() : candidate.topic() + "\n" + candidate.text();
    }

    private static double innerProduct(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
