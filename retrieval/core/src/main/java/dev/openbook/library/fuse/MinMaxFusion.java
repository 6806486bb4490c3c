package dev.openbook.library.fuse;

import dev.openbook.document.Passage;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.ScoredPassage;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fuses a ranking by words and one by meaning: of each the best {@value #DEPTH}, scores of each brought to the range from 0
 * to 1 by its own smallest and largest ({@code (s − min) / (max − min)}, 1 if all are equal), multiplied by the way's weight
 * and added; a passage that a way did not find gets 0 from it. Ties go by document path, then by place in the document.
 *
 * <p>Over 29 collections of BEIR this sum ranks better than reciprocal ranks in 27, and far better than the sum of raw scores
 * (Anserini, regressions for BM25 and BGE-base: mean nDCG@10 .5305, .5155 and .4400); E. A. Fox and J. A. Shaw, Combination
 * of Multiple Searches, TREC-2, 1994, call the unweighted sum CombSUM.
 *
 * <p>Thread-safe, a value.
 *
 * @param lexicalWeight what words count, 0 or more
 * @param semanticWeight what meaning counts, 0 or more; not both 0
 */
public record MinMaxFusion(double lexicalWeight, double semanticWeight) {
    /** How many of each ranking are looked at, whatever the number that is asked for. */
    public static final int DEPTH = 100;

    private static final Comparator<RetrievedPassage> BEST_FIRST = Comparator.comparingDouble(RetrievedPassage::score)
            .reversed()
            .thenComparing(found -> found.passage().document())
            .thenComparingInt(found -> found.passage().span().start());

    /** Checks the weights. */
    public MinMaxFusion {
        boolean sound = lexicalWeight >= 0 && semanticWeight >= 0 && Double.isFinite(lexicalWeight + semanticWeight);
        if (!sound || lexicalWeight + semanticWeight == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Weights " + lexicalWeight + " for words and " + semanticWeight
                            + " for meaning were given; both must be 0 or more, and one above 0.");
        }
    }

    /** Words and meaning count the same. */
    public static MinMaxFusion even() {
        return new MinMaxFusion(1, 1);
    }

    /** One ranking of two; each is given best first. At most {@code limit} come back, and at most twice {@link #DEPTH}. */
    public List<RetrievedPassage> fuse(List<ScoredPassage> lexical, List<ScoredPassage> semantic, int limit) {
        Map<Place, Candidate> candidates = new LinkedHashMap<>();
        addLeg(SearchMode.LEXICAL, lexical, lexicalWeight, candidates);
        addLeg(SearchMode.SEMANTIC, semantic, semanticWeight, candidates);
        return ranked(candidates.values(), limit);
    }

    /** One way's ranking alone, by its raw scores. */
    public static List<RetrievedPassage> single(SearchMode leg, List<ScoredPassage> found, int limit) {
        List<Candidate> candidates = new ArrayList<>();
        for (ScoredPassage hit : found) {
            Candidate candidate = new Candidate(hit.passage());
            candidate.add(leg, new LegScore(candidates.size() + 1, hit.score(), hit.score()));
            candidates.add(candidate);
        }
        return ranked(candidates, limit);
    }

    private static void addLeg(
            SearchMode leg, List<ScoredPassage> found, double weight, Map<Place, Candidate> candidates) {
        List<ScoredPassage> best = found.subList(0, Math.min(DEPTH, found.size()));
        DoubleSummaryStatistics range = best.stream().mapToDouble(ScoredPassage::score).summaryStatistics();
        double width = range.getMax() - range.getMin();
        int rank = 0;
        for (ScoredPassage hit : best) {
            rank++;
            double share = weight * (width > 0 ? (hit.score() - range.getMin()) / width : 1);
            candidates.computeIfAbsent(Place.of(hit.passage()), place -> new Candidate(hit.passage()))
                    .add(leg, new LegScore(rank, hit.score(), share));
        }
    }

    private static List<RetrievedPassage> ranked(Collection<Candidate> candidates, int limit) {
        List<RetrievedPassage> sorted = candidates.stream()
                .map(candidate -> candidate.at(1))
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
        List<RetrievedPassage> ranked = new ArrayList<>(sorted.size());
        for (RetrievedPassage found : sorted) {
            ranked.add(new RetrievedPassage(found.passage(), ranked.size() + 1, found.score(), found.legs()));
        }
        return List.copyOf(ranked);
    }

    /** What makes two hits of two ways the same passage. */
    private record Place(String document, int ordinal) {
        static Place of(Passage passage) {
            return new Place(passage.document().path(), passage.ordinal());
        }
    }

    private static final class Candidate {
        private final Passage passage;
        private final Map<SearchMode, LegScore> legs = new EnumMap<>(SearchMode.class);

        Candidate(Passage passage) {
            this.passage = passage;
        }

        void add(SearchMode leg, LegScore score) {
            legs.put(leg, score);
        }

        RetrievedPassage at(int rank) {
            double score = legs.values().stream().mapToDouble(LegScore::share).sum();
            return new RetrievedPassage(passage, rank, score, legs);
        }
    }
}
