package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * A draw from the candidates that the steps leave, each as likely as it weighs. Takes one random number: the candidates lie
 * side by side in the order of their ids, each as wide as its weight, and the one is chosen that the number falls on. So the
 * result depends on the candidates and the number only, not on how the candidates were found.
 */
final class Draw implements TokenChoice {
    private final CandidateSource source;
    private final List<CandidateStep> steps;
    private final SplitMix64 random;
    private final Candidates candidates = new Candidates();

    Draw(CandidateSource source, List<CandidateStep> steps, SplitMix64 random) {
        this.source = source;
        this.steps = List.copyOf(steps);
        this.random = random;
    }

    @Override
    public int choose(FloatBuffer logits) {
        Candidates left = candidates(logits);
        return left.size() == 0 ? NONE : left.id(fallsOn(left, random.nextDouble()));
    }

    /** The candidates and their weights; valid until the next call. */
    Candidates candidates(FloatBuffer logits) {
        source.gather(logits, candidates);
        if (candidates.size() > 0) {
            for (int i = 0; i < steps.size(); i++) { // no iterator: nothing is allocated per token
                steps.get(i).apply(candidates);
            }
        }
        return candidates;
    }

    private static int fallsOn(Candidates candidates, double number) {
        double target = number * candidates.mass();
        double reached = 0;
        int index = -1;
        do {
            reached += candidates.weight(++index);
        } while (reached <= target && index < candidates.size() - 1);
        return index;
    }
}
