package dev.openbook.license.text;

import dev.openbook.license.text.TextSearch.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A text while licences are taken out of it, one after the other, so that the next one sees what is left. */
final class TextUnderStudy {
    /** Of a second licence in one file the first may have taken some phrases that both have, but hardly more. */
    private static final double LEAST_LEFT = 0.7;

    private static final int MAX_LICENSES = 8;

    /** Words around the first and last run that was found which may still belong to the text, where every run was kept. */
    private static final int AROUND = 16;

    private final LicenseWords words;
    /** The place of each word that counts. */
    private final int[] plain;

    private final RunIndex runs;
    /** Runs that belong to no licence yet. */
    private final BitSet left;
    /** Words that belong to a licence that is there word for word. */
    private final BitSet taken = new BitSet();

    private final List<RecognizedLicense> found = new ArrayList<>();

    TextUnderStudy(LicenseWords words) {
        this.words = words;
        this.plain = words.plain();
        this.runs = RunIndex.of(WordRuns.of(Arrays.stream(plain).mapToObj(words.all()::get).toList()));
        this.left = new BitSet(runs.size());
        left.set(0, runs.size());
    }

    /** A licence that is there as a whole, and where. */
    private record Whole(KnownLicense license, Region region) {}

    /** How well each licence fits what is left. */
    List<Match> matches(List<KnownLicense> licenses) {
        int[] sampled = sampled();
        return licenses.stream().map(license -> Match.of(license, runs, left, sampled)).toList();
    }

    /** Takes the licences that are there word for word, the longest first. */
    void takeWhole(List<KnownLicense> candidates) {
        List<Whole> there = whole(candidates);
        while (!there.isEmpty() && found.size() < MAX_LICENSES) {
            Whole longest =
                    there.stream().max(Comparator.comparingInt(one -> one.region().size())).orElseThrow();
            Region region = longest.region();
            taken.set(region.first(), region.end());
            for (int place = 0; place < runs.size(); place++) {
                if (plain[place + WordRuns.WORDS - 1] >= region.first() && plain[place] < region.end()) {
                    left.clear(place);
                }
            }
            found.add(new RecognizedLicense(
                    longest.license().identifiers(), 1, (double) region.size() / words.all().size(), true, List.of()));
            there = whole(there.stream().map(Whole::license).toList());
        }
    }

    private List<Whole> whole(List<KnownLicense> candidates) {
        return candidates.stream()
                .flatMap(license -> license.forms().stream()
                        .flatMap(form -> TextSearch.find(TextPattern.of(form), words, taken).stream())
                        .map(region -> new Whole(license, region)))
                .toList();
    }

    /** Takes the licences that are there with other words, the one that explains most first. */
    void takeLike(List<KnownLicense> candidates) {
        Optional<Match> best = best(candidates);
        while (best.isPresent() && found.size() < MAX_LICENSES) {
            Match match = best.get();
            Optional<Match.Cluster> where = match.takeFrom(left);
            if (where.isEmpty()) {
                return;
            }
            found.add(new RecognizedLicense(
                    match.license().identifiers(), match.found(), match.covered(), false, differences(match.license(), where.get())));
            best = best(candidates);
        }
    }

    private Optional<Match> best(List<KnownLicense> candidates) {
        return matches(candidates).stream()
                .filter(match -> match.found() >= LEAST_LEFT)
                .max(Comparator.comparingDouble(Match::score));
    }

    /** From the form that it is nearest to. */
    private List<Difference> differences(KnownLicense license, Match.Cluster where) {
        int around = AROUND << license.fingerprint().sample();
        int end = Math.min(plain.length, where.last() + WordRuns.WORDS + around);
        List<String> here = IntStream.range(Math.max(0, where.first() - around), end)
                .map(place -> plain[place])
                .filter(place -> !taken.get(place))
                .mapToObj(words.all()::get)
                .toList();
        return license.forms().stream()
                .map(form -> Differences.between(form, here))
                .filter(differences -> !differences.isEmpty())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    Recognition recognition() {
        return new Recognition(found, rest(), words.notices());
    }

    /** How many of the places that are left are in each sample. */
    private int[] sampled() {
        int[] counts = new int[Fingerprint.MAX_SAMPLE + 1];
        left.stream().forEach(place -> counts[Math.min(Fingerprint.MAX_SAMPLE, Integer.numberOfTrailingZeros(runs.at(place)))]++);
        for (int sample = Fingerprint.MAX_SAMPLE; sample > 0; sample--) {
            counts[sample - 1] += counts[sample];
        }
        return counts;
    }

    /** Words that count and belong neither to a licence nor to a run which was explained. */
    private List<String> rest() {
        BitSet rest = new BitSet(plain.length);
        rest.set(0, plain.length);
        for (int place = 0; place < runs.size(); place++) {
            boolean touchesWhole = IntStream.range(place, place + WordRuns.WORDS).anyMatch(word -> taken.get(plain[word]));
            if (!left.get(place) && !touchesWhole) {
                rest.clear(place, place + WordRuns.WORDS);
            }
        }
        return rest.stream().map(word -> plain[word]).filter(word -> !taken.get(word)).mapToObj(words.all()::get).toList();
    }
}
