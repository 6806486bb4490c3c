package dev.openbook.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves out of Markdown what is not for readers of a card's text: blocks of code and comments. Takes linear time. */
final class MarkdownLines {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+)(.*)", Pattern.DOTALL);
    private static final String BEGIN = "<!--";
    private static final String END = "-->";

    private String fence = "";
    private boolean comment;

    private MarkdownLines() {}

    /** The lines that are left, blank where something was left out, so that their number stays. */
    static List<String> visible(List<String> lines) {
        MarkdownLines state = new MarkdownLines();
        List<String> visible = new ArrayList<>(lines.size());
        lines.forEach(line -> visible.add(state.visible(line)));
        return visible;
    }

    private String visible(String line) {
        if (!comment && fence(line)) {
            return "";
        }
        return fence.isEmpty() ? withoutComments(line) : "";
    }

    /** Whether the line begins or ends a block of code. */
    private boolean fence(String line) {
        Matcher mark = FENCE.matcher(line);
        if (!mark.matches()) {
            return false;
        }
        String found = mark.group(1);
        String info = mark.group(2);
        if (!fence.isEmpty()) {
            if (found.startsWith(fence) && info.isBlank()) {
                fence = "";
            }
            return true;
        }
        if (found.charAt(0) == '`' && info.indexOf('`') >= 0) {
            return false;
        }
        fence = found;
        return true;
    }

    private String withoutComments(String line) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            if (comment) {
                int end = line.indexOf(END, at);
                if (end < 0) {
                    return kept.toString();
                }
                comment = false;
                at = end + END.length();
                continue;
            }
            int begin = line.indexOf(BEGIN, at);
            boolean block = at == 0 && begin >= 0 && line.substring(0, begin).isBlank();
            if (begin < 0 || (!block && line.indexOf(END, begin) < 0)) {
                return kept.append(line, at, line.length()).toString();
            }
            kept.append(line, at, begin);
            comment = true;
            at = begin + BEGIN.length();
        }
        return kept.toString();
    }
}
