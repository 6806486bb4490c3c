package dev.openbook.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups windows into runs of the graph. A pure function. */
final class RunPlan {
    /**
     * Tokens of one run, padding included. Measured with MiniLM on 2 cores: short texts gain fourfold from sharing a run,
     * and budgets above 512 lose again, as long texts are bound by arithmetic.
     */
    static final int TOKEN_BUDGET = 512;

    private RunPlan() {}

    /**
     * Plans.
     *
     * @param together whether windows may share a run; otherwise each has one to itself
     * @return every window exactly once, longest first, so that neighbours need little padding and the last runs are short
     */
    static List<List<Window>> of(List<Window> windows, boolean together) {
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingInt((Window window) -> window.ids().length).reversed());
        List<List<Window>> runs = new ArrayList<>();
        List<Window> run = new ArrayList<>();
        for (Window window : sorted) {
            boolean full = !together || (run.size() + 1) * (run.isEmpty() ? 0 : run.getFirst().ids().length) > TOKEN_BUDGET;
            if (full && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(window);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
