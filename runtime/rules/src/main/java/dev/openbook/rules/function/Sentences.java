package dev.openbook.rules.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences of a text, by a rule of our own: a sentence ends at {@code .}, {@code !}, {@code ?} or {@code …}, with the
 * quotation marks and brackets that close after it, where white space follows and then no small letter; or at a blank line, a
 * bullet, or the full stop of Chinese and Japanese. The point of an abbreviation, of a single letter, of a numbered item and of
 * a German ordinal ends none. Parts without a letter are no sentences. Takes a few steps for each character.
 */
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gen", "sen", "rep", "st", "jr", "sr", "inc", "ltd", "corp", "co", "vs", "etc",
            "e.g", "i.e", "cf", "al", "fig", "figs", "sec", "sect", "ch", "pp", "vol", "ed", "eds", "approx", "est", "dept", "u.s", "u.k",
            "a.m", "p.m", "ph.d", "no", "nos", "nr", "art", "abs", "bzw", "ca", "ggf", "inkl", "usw", "z.b", "d.h", "u.a", "o.ä", "str",
            "tel", "vgl", "evtl", "mio", "mrd", "m", "mme", "mlle", "av", "env", "p", "sra", "ud", "núm", "pág", "jan", "feb", "mar", "apr",
            "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    /** Of them, those that often end a sentence; only a small letter or a digit after them says that they do not. */
    private static final Set<String> MAY_END = Set.of(
            "etc", "inc", "ltd", "corp", "co", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "al", "usw", "ph.d", "no", "m", "p", "mar", "art",
            "est", "ed", "sec");

    private final CharSequence text;
    private final List<String> found = new ArrayList<>();
    private int start;

    private Sentences(CharSequence text) {
        this.text = text;
    }

    /** Without the white space around them. */
    static List<String> of(CharSequence text) {
        Sentences sentences = new Sentences(text);
        sentences.split();
        return sentences.found;
    }

    static long count(CharSequence text) {
        return of(text).size();
    }

    private void split() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isCjkEnd(c) || c == '\u2029' || isBullet(c) || (c == '\n' && isBlankLineAfter(at))) {
                end(at + 1);
                at++;
            } else if (isEnd(c)) {
                int after = afterClosing(at + 1);
                if (endsHere(at, after)) {
                    end(after);
                }
                at = after;
            } else {
                at++;
            }
        }
        end(text.length());
    }

    private void end(int after) {
        String sentence = text.subSequence(start, after).toString().strip();
        if (sentence.codePoints().anyMatch(Character::isLetter)) {
            found.add(sentence);
        }
        start = after;
    }

    private int afterClosing(int from) {
        int at = from;
        while (at < text.length() && (isEnd(text.charAt(at)) || ")]}\"'”’»“".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private boolean endsHere(int point, int after) {
        if (after == text.length()) {
            return true;
        }
        if (!TextMeasures.isSpace(text.charAt(after))) {
            return false;
        }
        int next = next(after);
        if (next < 0 || text.charAt(point) != '.') {
            return next < 0 || !Character.isLowerCase(next);
        }
        return !Character.isLowerCase(next) && !isAbbreviation(point, next);
    }

    /** The next character that is no white space and opens no quotation, or −1. */
    private int next(int from) {
        int limit = Math.min(text.length(), from + 16);
        for (int at = from; at < limit; at++) {
            if (!TextMeasures.isSpace(text.charAt(at)) && "([{\"'“„«‘¿¡".indexOf(text.charAt(at)) < 0) {
                return Character.codePointAt(text, at);
            }
        }
        return -1;
    }

    private boolean isAbbreviation(int point, int next) {
        int from = point;
        int earliest = Math.max(start, point - 12);
        while (from > earliest && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        String word = text.subSequence(from, point).toString().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return false;
        }
        boolean first = from - start < 12 && text.subSequence(start, from).toString().isBlank();
        if (first && word.length() <= 3 && word.chars().allMatch(Character::isDigit)) {
            return true;
        }
        if (word.length() == 1 && Character.isUpperCase(text.charAt(from))) {
            return true;
        }
        boolean ordinal = word.length() <= 2 && word.chars().allMatch(Character::isDigit) && isMonth(point + 1);
        return ordinal || (ABBREVIATIONS.contains(word) && (!MAY_END.contains(word) || Character.isDigit(next)));
    }

    private boolean isMonth(int from) {
        int at = from;
        while (at < text.length() && TextMeasures.isSpace(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < text.length() && end < at + 10 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Months.number(text.subSequence(at, end).toString()) > 0;
    }

    private boolean isBlankLineAfter(int at) {
        int limit = Math.min(text.length(), at + 80);
        for (int next = at + 1; next < limit; next++) {
            if (text.charAt(next) == '\n') {
                return true;
            }
            if (!TextMeasures.isSpace(text.charAt(next))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…';
    }

    private static boolean isCjkEnd(char c) {
        return c == '。' || c == '！' || c == '？';
    }

    private static boolean isBullet(char c) {
        return c == '•' || c == '▪' || c == '◦';
    }
}
