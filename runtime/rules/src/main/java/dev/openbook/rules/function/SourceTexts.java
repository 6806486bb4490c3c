package dev.openbook.rules.function;

import dev.openbook.rules.function.RuleFunction.Size;
import java.util.List;

/** Texts that another is looked up in, of which there may be many. */
final class SourceTexts {
    /** Steps for each character that is searched for words and numbers. */
    static final double STEPS = 25;
    /** Most characters of all of them together: twenty pages. */
    static final int MAX_CHARACTERS = 1 << 16;

    private SourceTexts() {}

    /** The texts; fails if they are too large together. */
    static List<String> of(List<?> texts) {
        long characters = 0;
        for (Object text : texts) {
            characters += ((String) text).length();
        }
        if (characters > MAX_CHARACTERS) {
            throw new FunctionFailure("The sources have " + characters + " characters together, and at most " + MAX_CHARACTERS
                    + " can be compared at a time.");
        }
        return texts.stream().map(String.class::cast).toList();
    }

    /** The characters that can come to be searched: all of a text, or as many as all texts may have, and each text for itself. */
    static double bounded(Size texts) {
        return texts.length() + Math.min(MAX_CHARACTERS, texts.characters());
    }
}
