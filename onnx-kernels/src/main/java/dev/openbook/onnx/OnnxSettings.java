package dev.openbook.onnx;

import dev.openbook.model.Device;

/**
 * How graphs are run. The defaults suit a library that lives inside an application: they leave processors to others.
 *
 * @param intraOpThreads threads that work on one run of an encoder (intra-op threads, as the engine calls them). 1 is best for texts of
 *     ordinary length when several runs go side by side: two runs of one thread beat one run of two threads by about a
 *     quarter on 2 cores
 * @param parallelRuns how many runs of one session may go side by side; others wait. Memory grows with it
 * @param spinning whether waiting threads of a run burn processor time. On a quiet machine that gains a third with several
 *     threads per run, on a busy one it costs half, so it is off by default
 * @param arena whether the engine keeps memory for the next run. Off saves memory between runs and costs time in each
 * @param optimisation what the engine may do to a graph while opening it
 * @param device where graphs run. On other devices than the processor, what goes in and out of a graph passes through the
 *     memory of the processor in every run: no matter for encoders, slow for decoders, whose cache does too
 */
public record OnnxSettings(
        int intraOpThreads,
        int parallelRuns,
        boolean spinning,
        boolean arena,
        GraphOptimisation optimisation,
        Device device) {
    private static final int MOST = 1_024;

    /** What the engine may do to a graph while opening it. */
    public enum GraphOptimisation {
        /** Nothing. */
        NONE,
        /** Only what keeps every number the same on every machine. */
        BASIC,
        /** Also joining of operations into larger ones. */
        EXTENDED,
        /** Everything, including layouts that suit this processor. */
        ALL
    }

    /** Checks the numbers. */
    public OnnxSettings {
        requireInRange("intra-op threads", intraOpThreads);
        requireInRange("parallel runs", parallelRuns);
    }

    /** As many parallel runs as this machine has processors; see {@link #standard(int)}. */
    public static OnnxSettings standard() {
        return standard(Math.min(Runtime.getRuntime().availableProcessors(), MOST));
    }

    /** One thread per run, no spinning, arena, all optimisations. */
    public static OnnxSettings standard(int parallelRuns) {
        return new OnnxSettings(1, parallelRuns, false, true, GraphOptimisation.ALL, Device.cpu());
    }

    /** The same on another device. */
    public OnnxSettings withDevice(Device device) {
        return new OnnxSettings(intraOpThreads, parallelRuns, spinning, arena, optimisation, device);
    }

    /** The same with other liberties for the engine. */
    public OnnxSettings withOptimisation(GraphOptimisation optimisation) {
        return new OnnxSettings(intraOpThreads, parallelRuns, spinning, arena, optimisation, device);
    }

    /** The same with spinning on or off. */
    public OnnxSettings withSpinning(boolean spinning) {
        return new OnnxSettings(intraOpThreads, parallelRuns, spinning, arena, optimisation, device);
    }

    static void requireThreads(int threads) {
        requireInRange("threads", threads);
    }

    private static void requireInRange(String what, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(value + " " + what + " were asked for; allowed are 1 to " + MOST + ".");
        }
    }
}
