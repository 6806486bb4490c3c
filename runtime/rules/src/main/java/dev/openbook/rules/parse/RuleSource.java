package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;

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
    private final List<RuleProblem> problems = new ArrayList<>();

    /** A file's name, the digest of its bytes, and its text. */
    public RuleSource(String file, Digest digest, String text) {
        this.file = file;
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

    /** A line counted from 1; empty if there is none. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** What was found so far, in the order in which it was found. */
    public List<RuleProblem> problems() {
        return List.copyOf(problems);
    }

    /** Notes a problem. */
    public void report(Place place, RuleProblem.Code code, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new RuleProblem(file, place.line(), place.column(), code, message, snippet(place)));
        }
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
