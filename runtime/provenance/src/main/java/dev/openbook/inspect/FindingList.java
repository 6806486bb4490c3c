package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects findings in the order in which they are made. A model can have any number of bad files, so of each code only the
 * first few are kept and the rest counted; and what files say of themselves is made safe to print.
 */
final class FindingList {
    private static final int KEPT_PER_CODE = 20;
    private static final int MAX_TEXT = 500;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    void add(Finding finding) {
        if (counts.merge(finding.code(), 1, Integer::sum) <= KEPT_PER_CODE) {
            findings.add(new Finding(
                    finding.code(),
                    finding.severity(),
                    printable(finding.place()),
                    printable(finding.message()),
                    printable(finding.remedy())));
        }
    }

    void addAll(List<Finding> others) {
        others.forEach(this::add);
    }

    /** Control characters could steer a terminal; they become spaces. */
    private static String printable(String text) {
        String line = text.chars()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= MAX_TEXT ? line : line.substring(0, line.offsetByCodePoints(0, MAX_TEXT / 2)) + "…";
    }

    /** What was kept, and a summary for each code of which some were not. */
    List<Finding> toList() {
        List<Finding> all = new ArrayList<>(findings);
        for (Finding finding : findings) {
            int more = counts.getOrDefault(finding.code(), 0) - KEPT_PER_CODE;
            if (more > 0) {
                counts.put(finding.code(), KEPT_PER_CODE);
                all.add(new Finding(
                        finding.code(), finding.severity(), "model", more + " more findings of this kind.", finding.remedy()));
            }
        }
        return all;
    }
}
