package dev.openbook.text.template;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Upper and lower case as Python's {@code str} knows them, by Unicode's full mappings. */
final class CaseMethods {
    static final Map<String, Method.Definition> ALL = Map.of(
            "upper", method("upper", CaseMethods::upper),
            "lower", method("lower", CaseMethods::lower),
            "capitalize", method("capitalize", CaseMethods::capitalize),
            "title", method("title", CaseMethods::title),
            "swapcase", method("swapcase", CaseMethods::swapcase),
            "casefold", method("casefold", CaseMethods::casefold));

    private CaseMethods() {}

    private static Method.Definition method(String name, UnaryOperator<String> change) {
        return Method.define(name, "", (run, owner, arguments) -> {
            Text text = (Text) owner;
            run.meter().text(3L * text.value().length());
            return text.with(change.apply(text.value()));
        });
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return FinalSigma.resolved(text).toLowerCase(Locale.ROOT);
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        int rest = Character.charCount(first);
        // Lower case may depend on what stands before (the Greek final sigma), so the whole is lowered and the first cut off.
        String lowered = lower(text);
        return titleCase(first) + lowered.substring(lower(text.substring(0, rest)).length());
    }

    /** A capital where a word begins: {@code str.title}, for which an apostrophe ends a word. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        String lowered = lower(text);
        boolean inWord = false;
        int position = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int length = lower(Character.toString(c)).length();
            String small = lowered.substring(position, Math.min(lowered.length(), position + length));
            out.append(inWord ? small : titleCase(c));
            inWord = Characters.isCased(c);
            position += length;
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static String titleCase(int c) {
        int simple = Character.toTitleCase(c);
        String upper = upper(Character.toString(c));
        if (simple != c || Character.isTitleCase(c) || upper.codePointCount(0, upper.length()) < 2) {
            return Character.toString(simple);
        }
        // A letter without capital of its own, such as a ligature: its parts, the first cased one large.
        StringBuilder out = new StringBuilder();
        boolean cased = false;
        for (int part : upper.codePoints().toArray()) {
            // An iota that stands below its vowel stays there.
            out.append(!cased ? Character.toString(part) : part == '\u0399' ? "\u0345" : lower(Character.toString(part)));
            cased |= Characters.isCased(part);
        }
        return out.toString();
    }

    private static String swapcase(String text) {
        StringBuilder out = new StringBuilder();
        String resolved = FinalSigma.resolved(text);
        for (int i = 0; i < text.length(); i += Character.charCount(resolved.codePointAt(i))) {
            int c = text.codePointAt(i);
            String one = Character.toString(resolved.codePointAt(i));
            out.append(Character.isUpperCase(c) ? lower(one) : Character.isLowerCase(c) ? upper(one) : one);
        }
        return out.toString();
    }

    private static String casefold(String text) {
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw TemplateFailure.unknown("casefold of text beyond ASCII is not supported");
        }
        return lower(text);
    }
}
