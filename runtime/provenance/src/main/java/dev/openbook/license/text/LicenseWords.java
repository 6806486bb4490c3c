package dev.openbook.license.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a licence's text that count, after SPDX's
 * <a href="https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/">matching guidelines</a>: lower case,
 * without punctuation, comment marks, bullets, section numbers and copyright lines; spellings that mean the same made one.
 */
final class LicenseWords {
    private static final Pattern COPYRIGHT_LINE = Pattern.compile(
            "(?i)\\s*(?:portions\\s+)?(?:copyright|copr\\.|\\(c\\)|©).{0,300}");
    private static final Pattern HOLDER = Pattern.compile("(?i).*(?:[12][0-9]{3}|\\(c\\)|©|[<\\[{]|yyyy|xxxx).*");
    private static final Pattern MARKS = Pattern.compile("^[\\s>*#/;%|!-]+");
    private static final Pattern BULLET = Pattern.compile(
            "^\\s*(?:\\(?(?:[0-9]{1,2}(?:\\.[0-9]{1,2})*+|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[•·o])\\s+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern RESERVED = Pattern.compile("(?i)\\ball rights reserved\\b\\.?");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\bhttps?://");

    /** Spellings that the guidelines treat as one. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("licence", "license"), Map.entry("licences", "licenses"), Map.entry("licenced", "licensed"),
            Map.entry("sublicence", "sublicense"), Map.entry("organisation", "organization"),
            Map.entry("authorisation", "authorization"), Map.entry("authorised", "authorized"),
            Map.entry("favour", "favor"), Map.entry("whilst", "while"), Map.entry("judgement", "judgment"),
            Map.entry("acknowledgement", "acknowledgment"), Map.entry("centre", "center"),
            Map.entry("merchantibility", "merchantability"));

    private LicenseWords() {}

    /** The words of a text. Takes time in proportion to its length. */
    static List<String> of(String text) {
        return words(text, false);
    }

    /** The words of the copyright lines, which do not count; something may be held back in one all the same. */
    static List<String> ofCopyrightLines(String text) {
        return words(text, true);
    }

    private static List<String> words(String text, boolean copyright) {
        List<String> words = new ArrayList<>();
        for (String line : Normalizer.normalize(text, Normalizer.Form.NFKC).split("\\R", -1)) {
            String bare = MARKS.matcher(line).replaceFirst("");
            if (isCopyright(bare) == copyright) {
                addWords(BULLET.matcher(bare).replaceFirst(""), words);
            }
        }
        return words;
    }

    private static boolean isCopyright(String line) {
        return COPYRIGHT_LINE.matcher(line).matches() && HOLDER.matcher(line).matches();
    }

    private static void addWords(String line, List<String> words) {
        String plain = SCHEME.matcher(RESERVED.matcher(line).replaceAll(" ")).replaceAll(" ");
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            words.add(SAME.getOrDefault(word, word));
        }
    }
}
