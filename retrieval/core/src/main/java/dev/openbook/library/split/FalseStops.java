package dev.openbook.library.split;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows where a full stop ends no sentence:
 *
 * <ul>
 *   <li>the next word begins in lower case ({@code Yahoo! offers}, {@code etc. and});
 *   <li>only a number or letter of a list stands before it ({@code 3. Submit}, {@code (iv). The});
 *   <li>an abbreviation that always goes on stands before it ({@code Dr. Smith}, {@code e.g. Boston});
 *   <li>an abbreviation of a reference stands before a number or a single letter ({@code Sec. 3}, {@code No. 12},
 *       {@code Fig. B});
 *   <li>an abbreviation that may end a sentence, or initials ({@code U.S.}, {@code Inc.}, {@code J.}), and the next word is
 *       not one that sentences often begin with ({@code the U.S. Government}, but {@code in the U.S. | The budget}).
 * </ul>
 */
final class FalseStops {
    private static final Set<String> ALWAYS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gov", "sen", "rep", "gen", "col", "lt", "capt", "st", "mt", "ft",
            "messrs", "vs", "cf", "viz", "e.g", "i.e", "eg", "ie", "approx", "incl", "excl", "resp", "dept", "asst", "assoc");
    private static final Set<String> BEFORE_NUMBER = Set.of(
            "no", "nos", "sec", "secs", "fig", "figs", "art", "arts", "p", "pp", "par", "para", "vol", "ch", "chap", "pt",
            "ex", "app", "tab", "eq", "ed", "cl", "reg", "pub", "stat", "ver", "v", "ref", "tel", "ext", "rm", "ste", "apt",
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    private static final Set<String> SOMETIMES = Set.of(
            "inc", "corp", "ltd", "co", "llc", "bros", "jr", "sr", "esq", "ph.d", "m.d", "b.a", "m.a", "etc", "al", "ave",
            "blvd", "rd", "bldg", "univ", "govt", "a.m", "p.m", "est", "c", "u.s.c", "c.f.r");
    private static final Set<String> STARTERS = Set.of(
            "a", "all", "an", "and", "any", "applicants", "as", "at", "both", "but", "by", "do", "each", "every", "following",
            "for", "from", "he", "her", "his", "how", "however", "i", "if", "in", "it", "its", "many", "more", "most", "my",
            "no", "not", "of", "on", "once", "one", "only", "or", "other", "our", "please", "several", "she", "should",
            "since", "so", "some", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those", "to",
            "under", "until", "we", "what", "when", "where", "which", "while", "who", "why", "with", "you", "your");
    /** Abbreviations, marks of lists and words that begin sentences are shorter. */
    private static final int LONGEST_WORD = 40;

    private static final Pattern LIST_MARK = Pattern.compile("\\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]+");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.)*\\p{Lu}");
    private static final Pattern REFERENCE = Pattern.compile("\\(?(?:[§#]?\\p{Nd}.*|\\p{Lu}|[IVXLC]+)");

    private FalseStops() {}

    /** Whether the break at an index of a line, seen from the start of the sentence before it, is none. */
    static boolean joins(String line, int sentenceStart, int end) {
        String next = firstWord(line, end);
        if (next.isEmpty() || isListMark(line, sentenceStart, end)) {
            return true;
        }
        if (Character.isLowerCase(next.codePointAt(0))) {
            return true;
        }
        int stop = end;
        while (stop > sentenceStart && Sentences.isSpace(line.charAt(stop - 1))) {
            stop--;
        }
        boolean atFullStop = stop > sentenceStart && line.charAt(stop - 1) == '.';
        return atFullStop && joinsAbbreviation(lastWord(line, sentenceStart, stop - 1), next);
    }

    /** Looks at short beginnings only: where no break is one, a sentence grows as long as its line. */
    private static boolean isListMark(String line, int start, int end) {
        return end - start <= LONGEST_WORD && LIST_MARK.matcher(line.substring(start, end).strip()).matches();
    }

    private static boolean joinsAbbreviation(String word, String next) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (ALWAYS.contains(lower)) {
            return true;
        }
        if (BEFORE_NUMBER.contains(lower) && REFERENCE.matcher(next).matches()) {
            return true;
        }
        boolean mayGoOn = SOMETIMES.contains(lower) || INITIALS.matcher(word).matches();
        return mayGoOn && !STARTERS.contains(next.toLowerCase(Locale.ROOT));
    }

    /** The word before the full stop at an index, without opening brackets and quotes; empty if it is long. */
    private static String lastWord(String line, int sentenceStart, int stop) {
        int start = stop;
        while (start > sentenceStart && !Sentences.isSpace(line.charAt(start - 1))) {
            start--;
            if (stop - start > LONGEST_WORD) {
                return "";
            }
        }
        while (start < stop && !Character.isLetterOrDigit(line.charAt(start))) {
            start++;
        }
        return line.substring(start, stop);
    }

    /** The word after an index; of a long one only the beginning. */
    private static String firstWord(String line, int from) {
        int start = from;
        while (start < line.length() && Sentences.isSpace(line.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < line.length() && end - start < LONGEST_WORD && !Sentences.isSpace(line.charAt(end))) {
            end++;
        }
        while (end > start + 1 && !Character.isLetterOrDigit(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }
}
