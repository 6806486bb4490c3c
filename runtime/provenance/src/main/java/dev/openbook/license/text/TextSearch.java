package dev.openbook.license.text;

import dev.openbook.license.text.TextPattern.Step;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for a published text, whole and word for word, in the words of a file: all ways through the {@link TextPattern} at once,
 * word after word, so the time is at most their number times that of the words.
 */
final class TextSearch {
    /** Words that one regular expression may take. */
    private static final int MAX_FITTING = 30;

    private static final Pattern BULLET = Pattern.compile("[0-9]{1,2}|[a-z]|[ivxl]{1,5}");

    private final TextPattern pattern;
    private final LicenseWords words;
    private final BitSet taken;
    /** Where the ways that wait at a step began, for this word and the next ones. */
    private final Ways[] ahead = new Ways[MAX_FITTING + 1];

    private int first;
    private int last;

    private TextSearch(TextPattern pattern, LicenseWords words, BitSet taken) {
        this.pattern = pattern;
        this.words = words;
        this.taken = taken;
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = new Ways(pattern.size());
        }
    }

    /** Words in a row: the first, and the one behind the last. */
    record Region(int first, int end) {
        int size() {
            return end - first;
        }
    }

    /**
     * The longest piece of the words that is the text, if there is one.
     *
     * @param taken words that belong to another licence
     */
    static Optional<Region> find(TextPattern pattern, LicenseWords words, BitSet taken) {
        TextSearch search = new TextSearch(pattern, words, taken);
        int count = words.all().size();
        for (int place = 0; place <= count; place++) {
            search.at(place, count);
        }
        return search.last > search.first ? Optional.of(new Region(search.first, search.last)) : Optional.empty();
    }

    private void at(int place, int count) {
        Ways now = ahead[place % ahead.length];
        if (place < count && !taken.get(place)) {
            enter(0, place, place);
        }
        for (int i = 0; i < now.count; i++) {
            int step = now.steps[i];
            int start = now.start[step];
            if (pattern.step(step) == Step.DONE) {
                found(start, place);
            } else if (place < count && !taken.get(place)) {
                go(step, start, place);
            }
        }
        now.clear();
    }

    private void go(int step, int start, int place) {
        String word = words.all().get(place);
        boolean comes = switch (pattern.step(step)) {
            case WORD -> pattern.word(step).equals(word);
            case NAME_WORD -> !TermWords.contains(word);
            case BULLET_WORD -> BULLET.matcher(word).matches();
            case FITTING -> {
                fit(pattern.pattern(step), step, start, place);
                yield false;
            }
            case EITHER, JUMP, DONE -> false;
        };
        if (comes) {
            enter(step + 1, start, place + 1);
        }
        if (words.passable(place) && start < place) {
            enter(step, start, place + 1);
        }
    }

    /** Tries one word more each time; that it fits without any was seen when the step was entered. */
    private void fit(Pattern pattern, int step, int start, int place) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(words.all().size(), place + MAX_FITTING);
        for (int at = place; at < end && !taken.get(at); at++) {
            text.append(at == place ? "" : " ").append(words.all().get(at));
            if (pattern.matcher(text).matches()) {
                enter(step + 1, start, at + 1);
            }
        }
    }

    private void enter(int step, int start, int place) {
        Ways ways = ahead[place % ahead.length];
        ways.open(step);
        while (ways.left > 0) {
            int next = ways.todo[--ways.left];
            if (!ways.add(next, start)) {
                continue;
            }
            Step kind = pattern.step(next);
            if (kind == Step.EITHER || kind == Step.JUMP) {
                ways.open(pattern.other(next));
            }
            if (kind == Step.EITHER || (kind == Step.FITTING && pattern.pattern(next).matcher("").matches())) {
                ways.open(next + 1);
            }
        }
    }

    private void found(int start, int end) {
        if (end - start > last - first) {
            first = start;
            last = end;
        }
    }

    /** The steps that ways have reached at one place; of two ways at one step the one that began earlier goes on. */
    private static final class Ways {
        private final int[] start;
        private final int[] steps;
        private int[] todo = new int[16];
        private int count;
        private int left;

        Ways(int size) {
            start = new int[size];
            Arrays.fill(start, Integer.MAX_VALUE);
            steps = new int[size];
        }

        void open(int step) {
            if (left == todo.length) {
                todo = Arrays.copyOf(todo, 2 * left);
            }
            todo[left++] = step;
        }

        boolean add(int step, int from) {
            if (start[step] <= from) {
                return false;
            }
            if (start[step] == Integer.MAX_VALUE) {
                steps[count++] = step;
            }
            start[step] = from;
            return true;
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                start[steps[i]] = Integer.MAX_VALUE;
            }
            count = 0;
        }
    }
}
