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
 * in proportion to the text's length.
 *
 * @param kind name of what is found
 * @param form what it looks like; the group {@code what} is what is found if there is one, the whole otherwise
 * @param check of the characters that were found
 * @param near words one of which must stand shortly before it; empty if none needs to
 */
record FormDetector(String kind, Pattern form, Predicate<String> check, Optional<NearbyWords> near) implements Detector {

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

    @Override
    public List<Found> find(CharSequence text) {
        List<Found> found = new ArrayList<>();
        int group = form.namedGroups().getOrDefault("what", 0);
        // Transparent, so that what stands before a place can be seen from it.
        Matcher matcher = form.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; at < text.length(); at++) {
            if (!Forms.mayBegin(text, at) || !matcher.region(at, text.length()).lookingAt()) {
                continue;
            }
            int start = at;
            if (check.test(matcher.group(group)) && near.map(words -> words.before(text, start)).orElse(true)) {
                found.add(new Found(matcher.start(group), matcher.end(group), kind));
                at = matcher.end() - 1;
            }
        }
        return found;
    }
}
