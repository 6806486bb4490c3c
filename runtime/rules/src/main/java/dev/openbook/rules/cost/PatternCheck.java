package dev.openbook.rules.cost;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the patterns of {@code matches()} when rules are loaded. They run in linear time (RE2), but a pattern such as
 * {@code ((a{1000}){1000}){1000}} grows to a billion states while it is compiled, before any limit of the engine holds,
 * and every state costs time at every character.
 */
public final class PatternCheck {
    /** Most states of a pattern, as estimated here. */
    public static final int MAX_STATES = 1_000;

    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private PatternCheck() {}

    /** What is wrong with a pattern, if anything is. */
    public static Optional<String> problem(String pattern) {
        if (states(pattern) > MAX_STATES) {
            return Optional.of("This pattern repeats too much: written out it has more than " + MAX_STATES
                    + " parts. Use smaller counts in braces, or * and +.");
        }
        try {
            int size = com.google.re2j.Pattern.compile(pattern).programSize();
            return size <= 2 * MAX_STATES ? Optional.empty() : Optional.of("This pattern is too large. Use a shorter one.");
        } catch (PatternSyntaxException e) {
            return Optional.of("This pattern is not a regular expression of the kind RE2: " + e.getDescription() + ".");
        }
    }

    /**
     * About how many states a pattern compiles to: its characters, with what stands before a count taken that many times.
     * A class counts as one. Malformed patterns give some number, as the engine refuses them later.
     */
    static double states(String pattern) {
        Deque<Double> outer = new ArrayDeque<>();
        double group = 0;
        double last = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            Matcher counts = COUNTS.matcher(pattern).region(at, pattern.length());
            if (c == '(') {
                outer.push(group + last);
                group = 0;
                last = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = group + last + 1;
                group = outer.pop();
            } else if (c == '{' && counts.lookingAt()) {
                last *= Math.max(1, upper(counts));
                at = counts.end() - 1;
            } else {
                group += last;
                last = 1;
                at = endOfAtom(pattern, at);
            }
        }
        return outer.stream().mapToDouble(Double::doubleValue).sum() + group + last;
    }

    private static double upper(Matcher counts) {
        String end = counts.group(2);
        return Double.parseDouble(end == null || end.isEmpty() ? counts.group(1) : end);
    }

    /** The index of the last character of an escape or a class that starts here; else the index itself. */
    private static int endOfAtom(String pattern, int start) {
        int last = pattern.length() - 1;
        if (pattern.charAt(start) == '\\') {
            return Math.min(start + 1, last);
        }
        if (pattern.charAt(start) != '[') {
            return start;
        }
        int end = start + 1;
        // A closing bracket that comes first, or first after ^, belongs to the class.
        while (end <= last && (pattern.charAt(end) != ']' || end == start + 1 || (end == start + 2 && pattern.charAt(end - 1) == '^'))) {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, last);
    }
}
