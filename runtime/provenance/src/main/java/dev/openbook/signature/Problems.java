package dev.openbook.signature;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects findings. A folder can have any number of bad files, so only the first few are kept and the rest counted. */
final class Problems {
    private static final int KEPT = 100;
    private static final int MAX_CHARACTERS = 500;

    private final List<Finding> kept = new ArrayList<>();
    private int left;

    void add(String code, String place, String message, String remedy) {
        add(error(code, place, message, remedy));
    }

    void add(Finding finding) {
        if (kept.size() < KEPT) {
            kept.add(finding);
        } else {
            left++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    List<Finding> toList() {
        List<Finding> all = new ArrayList<>(kept);
        if (left > 0) {
            all.add(error("MORE_PROBLEMS", "model", left + " more problems of these kinds were found.", "See the first ones."));
        }
        return all;
    }

    static Finding error(String code, String place, String message, String remedy) {
        return finding(code, Severity.ERROR, place, message, remedy);
    }

    static Finding finding(String code, Severity severity, String place, String message, String remedy) {
        return new Finding(code, severity, printable(place), printable(message), printable(remedy));
    }

    /** Texts of signatures can be long. */
    static String printable(String text) {
        return PlainWords.of(text, MAX_CHARACTERS);
    }
}
