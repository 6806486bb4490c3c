package dev.openbook.inspect;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects findings in the order in which they are made. A model can have any number of bad files, so of each kind only the
 * first few are kept and the rest counted; and what files say of themselves is made safe to print.
 */
final class FindingList {
    private static final int KEPT_OF_A_KIND = 20;
    private static final int MAX_CHARACTERS = 500;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    /** Severity belongs to it, so that many warnings never hide an error of the same code. */
    private record Kind(String code, Finding.Severity severity) {}

    void add(Finding finding) {
        if (counts.merge(new Kind(finding.code(), finding.severity()), 1, Integer::sum) <= KEPT_OF_A_KIND) {
            kept.add(new Finding(
                    finding.code(),
                    finding.severity(),
                    PlainWords.of(finding.place(), MAX_CHARACTERS),
                    PlainWords.of(finding.message(), MAX_CHARACTERS),
                    PlainWords.of(finding.remedy(), MAX_CHARACTERS)));
        }
    }

    void addAll(List<Finding> others) {
        others.forEach(this::add);
    }

    /** What was kept, and a summary for each kind of which some were not. */
    List<Finding> toList() {
        List<Finding> all = new ArrayList<>(kept);
        counts.forEach((kind, count) -> {
            if (count > KEPT_OF_A_KIND) {
                all.add(new Finding(
                        kind.code(),
                        kind.severity(),
                        "model",
                        (count - KEPT_OF_A_KIND) + " more findings of this kind.",
                        "See the first ones."));
            }
        });
        return all;
    }
}
