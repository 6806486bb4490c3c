package dev.openbook.rules.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what has a form, passes a check and, if its form alone says too little, stands near a word that says what it is.
 *
 * <p>Forms repeat nothing without a bound, so that a try at one place takes a bounded number of steps and the whole a number
 * in proportion to the text's length. They begin with a letter, a digit or a character of ASCII.
 */
final class FormDetector implements PlaceDetector {
    private static final int ASCII = 128;

    private final String kind;
    private final Pattern form;
    private final int group;
    private final Predicate<String> check;
    private final Optional<NearbyWords> near;
    /** Of the characters of ASCII, those that the form can begin with. */
    private final boolean[] beginnings = new boolean[ASCII];

    /**
     * A detector.
     *
     * @param form what it looks like; the group {@code what} is what is found if there is one, the whole otherwise
     * @param check of the characters that were found
     * @param near words one of which must stand shortly before it; empty if none needs to
     */
    private FormDetector(String kind, Pattern form, Predicate<String> check, Optional<NearbyWords> near) {
        this.kind = kind;
        this.form = form;
        this.group = form.namedGroups().getOrDefault("what", 0);
        this.check = check;
        this.near = near;
        for (char c = 0; c < ASCII; c++) {
            beginnings[c] = isBeginning(form, c);
        }
    }

    /** Whether the form can begin with a character: if it fails there without having asked for more, it fails whatever follows. */
    @SuppressWarnings("JdkObsolete") // Whether more was asked for is just the question here.
    static boolean isBeginning(Pattern form, int c) {
        Matcher alone = form.matcher(Character.toString(c));
        return alone.lookingAt() || alone.hitEnd();
    }

    /** By form and check. */
    static FormDetector of(String kind, String form, Predicate<String> check) {
        return new FormDetector(kind, compile(form), check, Optional.empty());
    }

    /** By form and check, only shortly after one of some words. */
    static FormDetector near(String kind, String words, String form, Predicate<String> check) {
        return new FormDetector(kind, compile(form), check, Optional.of(NearbyWords.of(words)));
    }

    private static Pattern compile(String form) {
        return Pattern.compile(form + Forms.END);
    }

    /** What it looks like. */
    Pattern form() {
        return form;
    }

    /** Name of what is found. */
    String kind() {
        return kind;
    }

    @Override
    public List<Found> find(CharSequence text, int[] places) {
        List<Found> found = new ArrayList<>();
        // Transparent, so that what stands before a place can be seen from it.
        Matcher matcher = form.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        Optional<NearbyWords.Search> words = near.map(names -> names.in(text));
        int from = 0;
        for (int place : places) {
            if (place < from || !mayBeginWith(text.charAt(place)) || !matcher.region(place, text.length()).lookingAt()) {
                continue;
            }
            if ((words.isEmpty() || words.get().before(place)) && check.test(matcher.group(group))) {
                found.add(new Found(matcher.start(group), matcher.end(group), kind));
                from = matcher.end();
            }
        }
        return found;
    }

    private boolean mayBeginWith(char c) {
        return c >= ASCII || beginnings[c];
    }
}
