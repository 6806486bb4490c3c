package dev.openbook.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where words go. The launcher says whether a person is looking, since Java cannot tell on every release we run on.
 *
 * @param out results, in UTF-8
 * @param err everything else
 * @param colours whether results may be coloured
 * @param progress whether progress may be drawn on {@code err}
 * @param columns how wide lines may be
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean progress, int columns) {
    private static final int DEFAULT_COLUMNS = 100;
    private static final String DRAWN = "    ";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static Terminal system() {
        boolean outIsTerminal = Boolean.getBoolean("openbook.terminal.out");
        boolean errIsTerminal = Boolean.getBoolean("openbook.terminal.err");
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        int columns = Integer.getInteger("openbook.columns", DEFAULT_COLUMNS);
        return new Terminal(
                writer(System.out),
                writer(System.err),
                outIsTerminal && !plain,
                errIsTerminal,
                Math.clamp(columns, 40, 120));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    String bold(String words) {
        return colours ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    String faint(String words) {
        return colours ? "\u001b[2m" + words + "\u001b[0m" : words;
    }

    /** A warning or remark for people; never part of the result. */
    void remark(String words) {
        err.println(words);
    }

    /** Words broken into lines, each after an indentation; a line that is set in, such as one above a caret, stays as it is. */
    String wrapped(String words, String indentation) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : words.split("\n", -1)) {
            if (paragraph.startsWith(DRAWN)) {
                lines.append(lines.isEmpty() ? "" : "\n").append(paragraph);
                continue;
            }
            int used = 0;
            for (String word : SPACE.splitAsStream(paragraph.strip()).toList()) {
                if (used == 0 || used + 1 + word.length() > columns) {
                    lines.append(lines.isEmpty() ? "" : "\n").append(indentation).append(word);
                    used = indentation.length() + word.length();
                } else {
                    lines.append(' ').append(word);
                    used += 1 + word.length();
                }
            }
        }
        return lines.toString();
    }
}
