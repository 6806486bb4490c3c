package dev.openbook.license.text;

import dev.openbook.license.text.TextPart.Maybe;
import dev.openbook.license.text.TextPart.Replaceable;
import dev.openbook.license.text.TextPart.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A published text as steps that a text is compared with word for word: a finite automaton as in Thompson, "Regular expression
 * search algorithm" (CACM 11:6, 1968), since what may be missing or replaced leaves many ways through it.
 *
 * <p>Immutable and thread-safe.
 */
final class TextPattern {
    /** Words of a name that stands for another one; longer ones only in place of longer ones. */
    private static final int NAME_WORDS = 12;
    /** Words of a copyright notice that shares its line with other words. */
    private static final int NOTICE_WORDS = 24;
    /** Words of a mark of a list, such as {@code 4.1.2}. */
    private static final int BULLET_WORDS = 3;

    /** What a step waits for; it goes on with the next step unless it says otherwise. */
    enum Step {
        /** One word, which {@link #word} gives. */
        WORD,
        /** A word that may be part of a name. */
        NAME_WORD,
        /** A number, a letter or a Roman numeral. */
        BULLET_WORD,
        /** Words that fit {@link #pattern}. */
        FITTING,
        /** Nothing: it goes on with the next step and with {@link #other}. */
        EITHER,
        /** Nothing: it goes on with {@link #other}. */
        JUMP,
        /** Nothing: all of it was there. */
        DONE
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private final Map<Integer, Pattern> patterns = new HashMap<>();

    private TextPattern() {}

    static TextPattern of(TextForm form) {
        TextPattern pattern = new TextPattern();
        pattern.addAll(form.parts());
        pattern.add(Step.DONE, "");
        return pattern;
    }

    int size() {
        return steps.size();
    }

    Step step(int number) {
        return steps.get(number);
    }

    String word(int step) {
        return words.get(step);
    }

    int other(int step) {
        return others.get(step);
    }

    Pattern pattern(int step) {
        return Objects.requireNonNull(patterns.get(step), "only steps that wait for fitting words have one");
    }

    private int add(Step step, String word) {
        steps.add(step);
        words.add(word);
        others.add(0);
        return steps.size() - 1;
    }

    private void addFitting(Pattern pattern) {
        patterns.put(add(Step.FITTING, ""), pattern);
    }

    private void addAll(List<TextPart> parts) {
        for (TextPart part : parts) {
            switch (part) {
                case Words words -> addWords(words.words());
                case Maybe maybe -> maybe(() -> addAll(maybe.parts()));
                case Replaceable replaceable -> add(replaceable);
            }
        }
    }

    private void addWords(List<String> words) {
        words.forEach(word -> add(Step.WORD, word));
    }

    private void add(Replaceable part) {
        switch (part.place()) {
            case PASSABLE -> maybe(() -> addWords(part.words()));
            case BULLET -> either(part.words(), () -> maybe(Step.BULLET_WORD, BULLET_WORDS));
            case NAME -> either(
                    part.words(), () -> maybe(Step.NAME_WORD, Math.max(NAME_WORDS, 2 * part.words().size())));
            case PATTERN -> either(part.words(), () -> addFitting(PatternOfWords.of(part.pattern())));
            case NOTICE -> either(part.words(), () -> maybe(() -> {
                add(Step.WORD, "copyright");
                maybe(Step.NAME_WORD, NOTICE_WORDS);
            }));
        }
    }

    /** These words, or what is added. */
    private void either(List<String> words, Runnable adding) {
        int fork = add(Step.EITHER, "");
        addWords(words);
        int jump = add(Step.JUMP, "");
        others.set(fork, steps.size());
        adding.run();
        others.set(jump, steps.size());
    }

    private void maybe(Runnable adding) {
        int fork = add(Step.EITHER, "");
        adding.run();
        others.set(fork, steps.size());
    }

    private void maybe(Step step, int most) {
        int end = steps.size() + 2 * most;
        for (int i = 0; i < most; i++) {
            others.set(add(Step.EITHER, ""), end);
            add(step, "");
        }
    }
}
