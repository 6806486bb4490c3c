package dev.openbook.label;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What inspection found, in one line: whether Openbook opens the model, and what other programs might run. */
final class FindingLine {
    private static final int KEPT_OF_A_KIND = 20;

    /** Warnings of code that other programs would run, in words. */
    private static final Map<String, String> CODE = Map.of(
            "PICKLE", "Python pickle",
            "NATIVE_LIBRARY", "native program",
            "PYTHON_CODE", "Python program",
            "PROGRAM_CODE", "program",
            "KERAS_MODEL", "Keras model",
            "REMOTE_CODE", "a configuration that asks for programs",
            "REMOTE_CODE_UNKNOWN", "a configuration that cannot be looked into");

    private FindingLine() {}

    static LabelLine of(List<Finding> findings) {
        List<Finding> errors = of(findings, Severity.ERROR);
        List<Finding> warnings = of(findings, Severity.WARNING);
        String words;
        if (!errors.isEmpty()) {
            words = "NOT SAFE to open: " + number(errors, "problem");
        } else if (!warnings.isEmpty()) {
            words = "safe for Openbook to open; " + number(warnings, "warning") + ", see below" + code(warnings);
        } else {
            words = "nothing dangerous was found";
        }
        return LabelLine.measured("Inspection", words, "");
    }

    private static List<Finding> of(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).toList();
    }

    private static String code(List<Finding> warnings) {
        String kinds = warnings.stream()
                .map(Finding::code)
                .filter(CODE::containsKey)
                .map(code -> CODE.getOrDefault(code, ""))
                .distinct()
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ": other programs may run code from it (" + kinds + ")";
    }

    /** Of each kind inspection keeps the first so many and one finding that stands for the rest. */
    private static String number(List<Finding> findings, String noun) {
        Collection<Long> kinds = findings.stream()
                .collect(Collectors.groupingBy(Finding::code, Collectors.counting()))
                .values();
        long all = kinds.stream().mapToLong(kept -> Math.min(kept, KEPT_OF_A_KIND)).sum();
        boolean more = kinds.stream().anyMatch(kept -> kept > KEPT_OF_A_KIND);
        return (more ? "more than " : "") + all + " " + noun + (all == 1 ? "" : "s");
    }
}
