package dev.openbook.license.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whose licence a text is: the licence that has the most of its own words in the text and leaves the fewest of the
 * text's unexplained; then what is left is looked at again, since a file may hold several.
 *
 * <p>Immutable and thread-safe. Takes some ten milliseconds for a text.
 */
public final class TextRecognizer {
    /** Less of a licence's words than this is no longer that licence (see the tests for how it was chosen). */
    public static final double LEAST_FOUND = 0.9;

    /** Of a second licence in one file the first may have taken some phrases that both have, but hardly more. */
    private static final double LEAST_LEFT = 0.7;

    private static final int MAX_LICENSES = 8;

    private final Fingerprints fingerprints;

    /** A recogniser with this knowledge. */
    public TextRecognizer(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The licences whose texts are in a text, the one that explains most of it first; none if it is of no known licence. */
    public Recognition recognize(String text) {
        List<String> words = LicenseWords.of(text);
        RunIndex runs = RunIndex.of(WordRuns.of(words));
        BitSet left = new BitSet(runs.size());
        left.set(0, runs.size());
        int[] all = sampled(runs, left);
        List<Fingerprint> candidates = fingerprints.all().stream()
                .filter(fingerprint -> fits(Match.of(fingerprint, runs, left, all)))
                .toList();
        List<RecognizedLicense> found = new ArrayList<>();
        Optional<Match> best = best(candidates, runs, left);
        while (best.isPresent() && found.size() < MAX_LICENSES && best.get().takeFrom(left)) {
            found.add(best.get().license());
            best = best(candidates, runs, left);
        }
        return new Recognition(found, rest(words, left), LicenseWords.ofCopyrightLines(text));
    }

    private static boolean fits(Match match) {
        return match.found() >= LEAST_FOUND && match.tells();
    }

    private static Optional<Match> best(List<Fingerprint> candidates, RunIndex runs, BitSet left) {
        int[] sampled = sampled(runs, left);
        return candidates.stream()
                .map(fingerprint -> Match.of(fingerprint, runs, left, sampled))
                .filter(match -> match.found() >= LEAST_LEFT)
                .max(Comparator.comparingDouble(Match::score));
    }

    /** How many of the places that are left are in each sample. */
    private static int[] sampled(RunIndex runs, BitSet left) {
        int[] counts = new int[Fingerprint.MAX_SAMPLE + 1];
        left.stream().forEach(place -> counts[Math.min(Fingerprint.MAX_SAMPLE, Integer.numberOfTrailingZeros(runs.at(place)))]++);
        for (int sample = Fingerprint.MAX_SAMPLE; sample > 0; sample--) {
            counts[sample - 1] += counts[sample];
        }
        return counts;
    }

    /** Words that belong to no run which was explained. */
    private static List<String> rest(List<String> words, BitSet left) {
        BitSet unexplained = new BitSet(words.size());
        unexplained.set(0, words.size());
        for (int place = 0; place + WordRuns.WORDS <= words.size(); place++) {
            if (!left.get(place)) {
                unexplained.clear(place, place + WordRuns.WORDS);
            }
        }
        return unexplained.stream().mapToObj(words::get).toList();
    }
}
