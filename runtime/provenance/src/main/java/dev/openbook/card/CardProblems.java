package dev.openbook.card;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one card. Not thread-safe. */
final class CardProblems {
    private static final int MAX_FINDINGS = 100;
    private static final String REMEDY = "Mend the card, or ask its publisher to.";

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    CardProblems(String file) {
        this.file = file;
    }

    /** Something is wrong in a line, counted from 1. */
    void at(int line, String code, String message) {
        add(new Finding(code, Severity.WARNING, file + ":" + line, message, REMEDY));
    }

    /** Something is wrong with the file as a whole. */
    void whole(String code, String message) {
        add(new Finding(code, Severity.WARNING, file, message, REMEDY));
    }

    /** A key stands twice in one place. */
    void repeated(String key, int line) {
        at(line, "CARD_DUPLICATE_KEY", file + " has the key \"" + key + "\" twice in one place; the first counts.");
    }

    /** Something that only users need to know. */
    void note(String code, String message, String remedy) {
        add(new Finding(code, Severity.INFO, file, message, remedy));
    }

    private void add(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    String file() {
        return file;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
