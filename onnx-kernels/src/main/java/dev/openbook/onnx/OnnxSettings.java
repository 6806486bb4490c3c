package dev.openbook.onnx;

/**
 * How graphs are run. The defaults suit a library that lives inside an application: they leave processors to others.
 *
 * @param threadsPerRun threads that work on one run. 1 is best for texts of ordinary length when several runs go side by
 *     side (5,000 short texts on 2 cores: one thread per run and two runs beat two threads per run by about a quarter)
 * @param parallelRuns how many runs of one session may go side by side; others wait. Memory grows with it
 * @param spinning whether waiting threads of a run burn processor time. On a quiet machine that gains a third with several
 *     threads per run, on a busy one it costs half, so it is off by default
 * @param arena whether the engine keeps memory for the next run. Off saves memory between runs and costs time in each
 * @param optimisation what the engine may do to a graph while opening it
 */
public record OnnxSettings(
        int threadsPerRun, int parallelRuns, boolean spinning, boolean arena, GraphOptimisation optimisation) {
    private static final int MOST = 1_024;

    /** What the engine may do to a graph while opening it. */
    public enum GraphOptimisation {
        /** Nothing. */
        NONE,
        /** Only what keeps every number the same on every machine. */
        BASIC,
        /** Everything, including layouts that suit this processor. */
        ALL
    }

    /** Checks the numbers. */
    public OnnxSettings {
        requireInRange("threads per run", threadsPerRun);
        requireInRange("parallel runs", parallelRuns);
    }

    /**
     * One thread per run, no spinning, arena, all optimisations.
     *
     * @param parallelRuns usually {@code Runtime.getRuntime().availableProcessors()}
     */
    public static OnnxSettings standard(int parallelRuns) {
        return new OnnxSettings(1, parallelRuns, false, true, GraphOptimisation.ALL);
    }

    private static void requireInRange(String what, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(value + " " + what + " were asked for; allowed are 1 to " + MOST + ".");
        }
    }
}
