package dev.openbook.license.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a licence's text, after SPDX's
 * <a href="https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/">matching guidelines</a>: lower case,
 * without punctuation and comment marks, spellings that mean the same made one. Copyright lines, marks of lists at the beginning
 * of a line and "all rights reserved" may stand anywhere or be missing: they are kept and marked as passable.
 */
final class LicenseWords {
    private static final Pattern COPYRIGHT_LINE = Pattern.compile(
            "(?i)\\s*(?:portions\\s+)?(?:copyright|copr\\.|\\(c\\)|©).{0,300}");
    private static final Pattern HOLDER = Pattern.compile("(?i).*(?:[12][0-9]{3}|\\(c\\)|©|[<\\[{]|yyyy|xxxx).*");
    private static final Pattern MARKS = Pattern.compile("^[\\s>*#/;%|!-]+");
    private static final Pattern BULLET = Pattern.compile(
            "^\\s*(?:\\(?(?:[0-9]{1,2}(?:\\.[0-9]{1,2})*+|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[•·])\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\bhttps?://|\\(c\\)|©|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]");
    private static final List<String> RESERVED = List.of("all", "rights", "reserved");

    private final List<String> words = new ArrayList<>();
    private final BitSet passable = new BitSet();
    private final BitSet notices = new BitSet();

    private LicenseWords() {}

    /** The words of a text. Takes time in proportion to its length. */
    static LicenseWords of(String text) {
        LicenseWords words = new LicenseWords();
        for (String line : Normalizer.normalize(text, Normalizer.Form.NFKC).split("\\R", -1)) {
            words.addLine(MARKS.matcher(line).replaceFirst(""));
        }
        return words;
    }

    /** All of them, in order. */
    List<String> all() {
        return words;
    }

    /** Whether a word is part of what may be missing. */
    boolean passable(int place) {
        return passable.get(place);
    }

    /** The places of the words that count. */
    int[] plain() {
        BitSet plain = new BitSet();
        plain.set(0, words.size());
        plain.andNot(passable);
        return plain.stream().toArray();
    }

    /** The words of the copyright lines that may be missing; something may be held back in one all the same. */
    List<String> notices() {
        return notices.stream().mapToObj(words::get).toList();
    }

    private void addLine(String line) {
        int before = words.size();
        if (isCopyright(line)) {
            addWords(line);
            if (words.subList(Math.min(before, words.size()), words.size()).stream().noneMatch(TermWords::contains)) {
                passable.set(before, Math.max(before, words.size()));
                notices.set(before, Math.max(before, words.size()));
            }
            return;
        }
        Matcher bullet = BULLET.matcher(line);
        int end = bullet.find() ? bullet.end() : 0;
        addWords(line.substring(0, end));
        passable.set(before, Math.max(before, words.size()));
        addWords(line.substring(end));
    }

    private static boolean isCopyright(String line) {
        return COPYRIGHT_LINE.matcher(line).matches() && HOLDER.matcher(line).matches();
    }

    private void addWords(String part) {
        Matcher matcher = WORD.matcher(SCHEME.matcher(part).replaceAll(" "));
        while (matcher.find()) {
            add(SameWords.of(matcher.group().toLowerCase(Locale.ROOT).replace("ß", "ss")));
        }
    }

    private void add(String word) {
        int last = words.size() - 1;
        String before = last < 0 ? "" : words.get(last);
        if (SameWords.joins(before, word)) {
            words.set(last, before + word);
            return;
        }
        words.add(before.equals("copyright") && word.startsWith("owner") ? "holder" + word.substring("owner".length()) : word);
        if (last >= 1 && words.subList(last - 1, last + 2).equals(RESERVED)) {
            passable.set(last - 1, last + 2);
        }
    }
}
