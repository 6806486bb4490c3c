package dev.openbook.mof;

import dev.openbook.provenance.MofComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How each component of a release stands, and how far that carries it.
 *
 * @param statuses of what is part of the release
 */
record MofStanding(Map<MofComponent, Status> statuses) {
    private static final int LOWEST_CLASS = 3;
    private static final int HIGHEST_CLASS = 1;
    private static final double COMPLETE = 100;

    /** How a component stands. */
    enum Status {
        /** Not part of the release. */
        MISSING,
        /** Part of it under an open licence. */
        INCLUDED,
        /** The same, but the licence was made for another kind of work. */
        CONDITIONAL,
        /** Part of it without a licence. */
        UNLICENSED,
        /** Part of it under a licence that is not open. */
        INVALID
    }

    /** Per cent of what a class wants; 0 while a lower class is not complete. */
    double progress(int modelClass) {
        if (modelClass < LOWEST_CLASS && progress(modelClass + 1) < COMPLETE) {
            return 0;
        }
        List<MofComponent> wanted = new ArrayList<>(MofComponent.allRequired());
        wanted.removeIf(component -> component.openness() < modelClass);
        if (modelClass > HIGHEST_CLASS && paperStandsIn()) {
            wanted.remove(MofComponent.TECHNICAL_REPORT);
            wanted.add(MofComponent.RESEARCH_PAPER);
        } else if (modelClass == HIGHEST_CLASS && paperStandsIn() && included(MofComponent.RESEARCH_PAPER)) {
            wanted.remove(MofComponent.TECHNICAL_REPORT); // class I wants the paper anyhow
        }
        return (double) wanted.stream().filter(this::included).count() / wanted.size() * COMPLETE;
    }

    List<MofComponent> with(Status status) {
        return Arrays.stream(MofComponent.values())
                .filter(component -> status(component) == status)
                .toList();
    }

    private boolean paperStandsIn() {
        return !included(MofComponent.TECHNICAL_REPORT) && status(MofComponent.RESEARCH_PAPER) != Status.MISSING;
    }

    private boolean included(MofComponent component) {
        Status status = status(component);
        return status == Status.INCLUDED || status == Status.CONDITIONAL;
    }

    private Status status(MofComponent component) {
        return statuses.getOrDefault(component, Status.MISSING);
    }
}
