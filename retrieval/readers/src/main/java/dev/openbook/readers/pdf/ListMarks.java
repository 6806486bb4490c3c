package dev.openbook.readers.pdf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bullets and numbers that start items of lists and headings. */
final class ListMarks {
    private static final String BULLETS = "[•·▪▫◦‣⁃●○■□◆◇►▶➢➤✓✔❑❏☐☑–—−*\\-]";
    private static final String NUMBERS = "\\(?(\\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]";
    private static final Pattern MARK = Pattern.compile(BULLETS + "|" + NUMBERS + "|o");
    private static final Pattern BULLETED = Pattern.compile("(" + BULLETS + "|o)\\s+\\S.*");
    private static final Pattern NUMBERED = Pattern.compile(NUMBERS + "\\s+\\S.*");
    private static final Pattern SECTION = Pattern.compile("(\\d{1,3}(\\.\\d{1,3})*)[.)]?\\s+\\p{L}.*");

    private ListMarks() {}

    /** Whether this is the mark of an item and nothing else. */
    static boolean isMark(String text) {
        return text.length() <= 7 && MARK.matcher(text).matches();
    }

    static boolean isBulleted(String line) {
        return BULLETED.matcher(line).matches();
    }

    static boolean isNumbered(String line) {
        return NUMBERED.matcher(line).matches();
    }

    static boolean isItem(String line) {
        return isBulleted(line) || isNumbered(line);
    }

    /** How many numbers a section number such as {@code 2.1.3} at the start has; 0 without one. */
    static int sectionDepth(String heading) {
        Matcher section = SECTION.matcher(heading);
        return section.matches() ? (int) section.group(1).chars().filter(c -> c == '.').count() + 1 : 0;
    }
}
