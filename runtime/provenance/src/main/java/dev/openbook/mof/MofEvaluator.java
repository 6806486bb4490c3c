package dev.openbook.mof;

import dev.openbook.license.LicenseTable;
import dev.openbook.license.OpennessOfLicense;
import dev.openbook.mof.MofStanding.Status;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The class of a release by the rules of the Model Openness Tool (lfai/model_openness_tool at commit 8b5d30e), which are those of
 * the framework since 2025-05: every required component must be there under an open licence, and should be under one made for its
 * kind. Immutable and thread-safe.
 */
public final class MofEvaluator {
    private static final int OPEN_MODEL = 3;
    private static final int OPEN_TOOLING = 2;
    private static final int OPEN_SCIENCE = 1;

    private final LicenseTable licenses;

    /** An evaluator that knows these licences. */
    public MofEvaluator(LicenseTable licenses) {
        this.licenses = licenses;
    }

    /** What a record amounts to. */
    public MofReport evaluate(MofRecord release, MofMode mode) {
        Map<MofComponent, Status> statuses = new EnumMap<>(MofComponent.class);
        for (MofEntry entry : release.entries()) {
            statuses.put(entry.component(), status(entry, release.license(entry), mode));
        }
        MofStanding standing = new MofStanding(statuses);
        return new MofReport(
                mode,
                standing.progress(OPEN_MODEL),
                standing.progress(OPEN_TOOLING),
                standing.progress(OPEN_SCIENCE),
                standing.with(Status.MISSING),
                standing.with(Status.INVALID),
                standing.with(Status.UNLICENSED),
                standing.with(Status.CONDITIONAL));
    }

    private Status status(MofEntry entry, Optional<String> license, MofMode mode) {
        if (license.isPresent()) {
            OpennessOfLicense openness = licenses.openness(license.get());
            boolean open = mode == MofMode.TOOL ? openness.forTool() : openness.open();
            if (open) {
                return openness.suits(entry.component().kind()) ? Status.INCLUDED : Status.CONDITIONAL;
            }
        }
        if (mode == MofMode.SPECIFICATION && entry.component() == MofComponent.DATASETS) {
            return Status.INCLUDED;
        }
        return license.isPresent() ? Status.INVALID : Status.UNLICENSED;
    }
}
