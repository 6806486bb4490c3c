package dev.openbook.text.template;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Methods that ask what kind of characters a text has. */
final class QueryMethods {
    static final Map<String, Method.Definition> ALL = Map.ofEntries(
            each("isalpha", Character::isLetter),
            each("isdecimal", Characters::isDecimal),
            each("isdigit", Characters::isDigit),
            each("isnumeric", Characters::isNumeric),
            each("isalnum", Characters::isAlphanumeric),
            each("isspace", Whitespace::is),
            query("isascii", text -> text.chars().allMatch(c -> c < 0x80)),
            query("isprintable", text -> text.codePoints().allMatch(Characters::isPrintable)),
            query("islower", QueryMethods::isLower),
            query("isupper", QueryMethods::isUpper),
            query("istitle", QueryMethods::isTitle));

    private QueryMethods() {}

    private static Map.Entry<String, Method.Definition> query(String name, Predicate<String> question) {
        return Map.entry(name, Method.define(name, "", (run, owner, arguments) -> {
            String text = ((Text) owner).value();
            run.meter().text(text.length());
            return Bool.of(question.test(text));
        }));
    }

    /** Whether there is a character and all are of a kind. */
    private static Map.Entry<String, Method.Definition> each(String name, IntPredicate kind) {
        return query(name, text -> !text.isEmpty() && text.codePoints().allMatch(kind));
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    private static boolean isTitle(String text) {
        boolean any = false;
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            boolean capital = Character.isUpperCase(c) || Character.isTitleCase(c);
            if ((capital && inWord) || (Character.isLowerCase(c) && !inWord)) {
                return false;
            }
            inWord = Characters.isCased(c);
            any |= inWord;
        }
        return any;
    }
}
