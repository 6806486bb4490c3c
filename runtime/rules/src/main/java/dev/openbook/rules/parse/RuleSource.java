package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One rule file's text and the problems found in it. Not thread-safe; lives while the file is being loaded. */
public final class RuleSource {
    /** More would only bury the first. */
    private static final int MAX_PROBLEMS = 100;

    private static final int SNIPPET_WIDTH = 120;
    private static final int MARGIN = 40;

    private final String file;
    private final Digest digest;
    private final String text;
    private final List<String> lines;
    private final Optional<Path> folder;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<RuleSource> beside = new ArrayList<>();

    /** A file's name, the digest of its bytes, and its text. */
    public RuleSource(String file, Digest digest, String text) {
        this(file, digest, text, Optional.empty());
    }

    /** The same with the folder in which the file may name others. */
    public RuleSource(String file, Digest digest, String text, Optional<Path> folder) {
        this.file = file;
        this.folder = folder;
        this.digest = digest;
        this.text = text;
        this.lines = text.lines().toList();
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The digest of the file's bytes. */
    public Digest digest() {
        return digest;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** How many lines there are. */
    int lineCount() {
        return lines.size();
    }

    /** A line counted from 1; empty if there is none. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The folder in which the file may name others; empty for a text from elsewhere. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Counts the problems of a file that this one names as its own. */
    public void join(RuleSource other) {
        beside.add(other);
    }

    /** What was found so far, in the order of the file; what is wrong with files that it names comes last. */
    public List<RuleProblem> problems() {
        List<RuleProblem> all = new ArrayList<>(problems);
        all.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        beside.forEach(other -> all.addAll(other.problems()));
        return List.copyOf(all);
    }

    /** Notes a problem, unless the same value was found wrong before. */
    public void report(Place place, RuleProblem.Code code, String message) {
        boolean ofOneValue = code == RuleProblem.Code.WRONG_VALUE || code == RuleProblem.Code.UNKNOWN_KEY;
        boolean told = ofOneValue && problems.stream()
                .anyMatch(earlier -> earlier.line() == place.line() && earlier.column() == place.column() && earlier.code() == code);
        if (!told && problems.size() < MAX_PROBLEMS) {
            problems.add(problem(place, code, message));
        }
    }

    /** A problem of this file, without noting it. */
    public RuleProblem problem(Place place, RuleProblem.Code code, String message) {
        return new RuleProblem(file, place.line(), place.column(), code, message, snippet(place));
    }

    /** The line and a caret; of a long line only the neighbourhood. */
    private String snippet(Place place) {
        int[] points = line(place.line()).replace('\t', ' ').codePoints().toArray();
        int caret = Math.min(place.column() - 1, points.length);
        int from = points.length <= SNIPPET_WIDTH ? 0 : Math.max(0, caret - MARGIN);
        int to = Math.min(points.length, from + SNIPPET_WIDTH);
        if (points.length == 0) {
            return "";
        }
        return "    " + new String(points, from, to - from) + "\n    " + " ".repeat(caret - from) + "^";
    }
}
