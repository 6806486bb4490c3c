package dev.openbook.rules.function;

import dev.openbook.rules.function.TextNumber.Amount;
import dev.openbook.rules.function.TextNumber.Day;
import dev.openbook.rules.function.TextNumber.LongRow;
import dev.openbook.rules.function.TextNumber.Percentage;
import dev.openbook.rules.function.TextNumber.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers, amounts of money, percentages and days in a text, in the spellings of {@link Decimals} and {@link Dates}.
 * Markers of citations such as [1] are none; numbers in words are none. One pass; every form is bounded.
 */
final class NumbersInText {
    private static final String BLANK = "[ \\u00A0\\u202F]";
    private static final String DATES = "\\d{4}-\\d{2}-\\d{2}(?!\\d)"
            + "|\\d{1,2}\\. ?\\d{1,2}\\. ?\\d{4}(?!\\d)|\\d{1,2}/\\d{1,2}/\\d{4}(?!\\d)"
            + "|\\d{1,2}(?:st|nd|rd|th|\\.|er|º)?" + BLANK + "(?:de )?\\p{L}{3,10}\\.?,?" + BLANK + "(?:de )?\\d{4}(?!\\d)"
            + "|\\p{L}{3,10}\\.?" + BLANK + "\\d{1,2}(?:st|nd|rd|th)?,?" + BLANK + "\\d{4}(?!\\d)";
    private static final String NUMBER = "\\d{1,3}(?:[ \\u00A0\\u202F'’]\\d{3}){1,6}(?!\\d)(?:[.,]\\d{1,6}(?!\\d))?"
            + "|\\d++(?:[.,]\\d++){0,12}+";
    private static final String CURRENCY = "(?:US\\$|U\\.S\\.\\$|CA?\\$|A\\$|\\$|€|£|₹|(?<!\\p{L})[A-Z]{3}(?!\\p{L})|(?<!\\p{L})Fr\\.)";
    private static final String NUMERIC = "(?<before>" + CURRENCY + ")?" + BLANK
            + "?(?<![\\p{L}\\d])(?<sign>(?<![\\p{L}\\p{N})])[-−](?=\\d))?(?<number>" + NUMBER + ")"
            + "(?<percent>" + BLANK + "?(?:%|percent|per cent|Prozent|pour cent|por ciento|per cento)(?!\\p{L}))?"
            + "(?:-?" + BLANK + "?(?<factor>\\p{L}{1,9})(?!\\p{L})\\.?)?";
    private static final Pattern ALONE = Pattern.compile(NUMERIC);
    private static final Pattern FORM = Pattern.compile("(?<marker>\\[\\d{1,3}(?:, ?\\d{1,3}){0,9}])"
            + "|(?<![\\p{L}\\p{N}])(?<date>" + DATES + ")|" + NUMERIC);
    private static final Pattern AFTER = Pattern.compile(
            BLANK + "?(?:(?:de|d')" + BLANK + "?)?(?<after>"
            + "US\\$|\\$|€|£|[A-Z]{3}(?!\\p{L})|[Ee]uros?(?!\\p{L})|dollars(?!\\p{L})|Dollar(?!\\p{L}))");

    private final CharSequence text;
    private final Language language;
    private final List<TextNumber> found = new ArrayList<>();

    private NumbersInText(CharSequence text) {
        this.text = text;
        this.language = Language.of(text);
    }

    /** In their order. */
    static List<TextNumber> of(CharSequence text) {
        NumbersInText numbers = new NumbersInText(text);
        Matcher matcher = FORM.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int at = 0;
        while (at < text.length()) {
            at = mayBegin(text, at) && matcher.region(at, text.length()).lookingAt() ? numbers.add(matcher) : at + 1;
        }
        return numbers.found;
    }

    /** Digits, signs, the bracket of a marker, and capitals that begin a word, as those of currencies and months. */
    private static boolean mayBegin(CharSequence text, int at) {
        char c = text.charAt(at);
        if (Character.isUpperCase(c)) {
            return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        }
        return (c >= '0' && c <= '9') || "[-−$€£₹".indexOf(c) >= 0;
    }

    /** Adds what was matched, and says where to go on. */
    private int add(Matcher matcher) {
        if (matcher.group("marker") != null) {
            return matcher.end();
        }
        String date = matcher.group("date");
        if (date == null) {
            return number(matcher);
        }
        Optional<Day> day = day(date);
        day.ifPresent(found::add);
        if (day.isPresent()) {
            return matcher.end();
        }
        // A word and numbers that are no date: each number by itself.
        int at = matcher.start();
        while (!Character.isDigit(text.charAt(at))) {
            at++;
        }
        Matcher alone = ALONE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false).region(at, text.length());
        return alone.lookingAt() ? number(alone) : at + 1;
    }

    private Optional<Day> day(String written) {
        return Dates.read(written.replace('\u00A0', ' ').replace('\u202F', ' ')).or(() -> language.ambiguousDay(written)).map(Day::new);
    }

    private int number(Matcher matcher) {
        String before = matcher.group("before");
        String word = matcher.group("factor");
        int afterNumber = matcher.end("number");
        Optional<String> currency = before == null ? Optional.empty() : Money.currency(before);
        boolean percent = matcher.group("percent") != null;
        Optional<BigDecimal> factor = word == null || percent
                ? Optional.empty()
                : currency.isPresent() && matcher.start("factor") == afterNumber ? Multipliers.of(word) : Multipliers.ofWord(word);
        int end = factor.isPresent() ? matcher.end() : percent ? matcher.end("percent") : afterNumber;
        Matcher after = AFTER.matcher(text).region(end, Math.min(text.length(), end + 16));
        if (currency.isEmpty() && !percent && after.lookingAt()) {
            currency = Money.currency(after.group("after"));
            end = currency.isPresent() ? after.end() : end;
        }
        boolean money = currency.isPresent();
        String written = (matcher.group("sign") == null ? "" : "-") + matcher.group("number");
        Optional<BigDecimal> value = Decimals.of(written, money || (!percent && language.pointsPartThousands()))
                .map(number -> factor.map(number::multiply).orElse(number));
        if (value.isEmpty()) {
            parts(matcher.group("number"));
        } else if (percent) {
            found.add(new Percentage(value.get()));
        } else {
            found.add(money ? new Amount(currency.orElseThrow(), value.get()) : new Plain(value.get()));
        }
        return end;
    }

    /** The numbers of what is none as a whole, such as a section 4.2.1. */
    private void parts(String written) {
        for (String part : written.split("[^0-9]+", -1)) {
            if (part.length() > Decimals.LONGEST) {
                found.add(new LongRow(part));
            } else if (!part.isEmpty()) {
                found.add(new Plain(new BigDecimal(part)));
            }
        }
    }
}
