package dev.openbook.onnx.sampling;

/**
 * Keeps the tokens whose probability is at least a given share of the likeliest one's (Nguyen et al., "Turning Up the Heat:
 * Min-p Sampling", 2024, arXiv:2407.01082). The likeliest one's weight is 1, so weights are compared with the share itself.
 */
final class MinP implements CandidateStep {
    private final double share;

    MinP(double share) {
        this.share = share;
    }

    @Override
    public void apply(Candidates candidates) {
        int kept = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.weight(i) >= share) {
                candidates.move(i, kept++);
            }
        }
        candidates.shorten(kept);
    }
}
