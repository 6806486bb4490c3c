package dev.openbook.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.detect.Detector.Found;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DetectorsProperties {
    private static final int STEPS_PER_CHARACTER = 6_000;

    /** Pieces that forms are made of, so that much nearly matches. */
    @Provide
    Arbitrary<String> numberish() {
        return Arbitraries.of(
                        "1", "23", "456", "7890", "0", "00", "DE89", "A", "abcd", "-", " ", ".", "/", ":", "::", "(", ")", "+", "@",
                        "SSN ", "tel. ", "born ", "IP ", "BSN ", "NIF ", "Main ", "Street", "é", "\u202F", "😀", "\n")
                .list().ofMaxSize(60)
                .map(pieces -> String.join("", pieces));
    }

    @Property(tries = 400)
    void findsOrderedRangesWithinAnyText(@ForAll("numberish") String text) {
        for (String name : Detectors.names()) {
            int end = 0;
            for (Found found : Detectors.named(name).orElseThrow().find(text)) {
                assertThat(found.start()).isGreaterThanOrEqualTo(end);
                assertThat(found.end()).isGreaterThan(found.start()).isLessThanOrEqualTo(text.length());
                end = found.end();
            }
        }
    }

    /** Counted in characters looked at, over texts of one piece many times, which is what makes careless patterns slow. */
    @Property(tries = 60)
    void looksAtEachCharacterABoundedNumberOfTimes(@ForAll("numberish") String piece) {
        String text = piece.isEmpty() ? "1" : piece;
        CountedText counted = new CountedText(text.repeat(4_000 / text.length() + 1));
        Detectors.named("pii").orElseThrow().find(counted);
        assertThat(counted.reads).isLessThan((long) STEPS_PER_CHARACTER * counted.length());
    }

    @Property(tries = 30)
    void twiceTheTextIsTwiceTheWork(@ForAll("numberish") String piece) {
        String text = piece.isEmpty() ? "1" : piece;
        CountedText once = new CountedText(text.repeat(4_000 / text.length() + 1));
        CountedText twice = new CountedText(once.text + once.text);
        for (String name : List.of("pii", "us-street-address", "us-employer-number")) {
            Detectors.named(name).orElseThrow().find(once);
            Detectors.named(name).orElseThrow().find(twice);
        }
        assertThat(twice.reads).isLessThan(3 * once.reads);
    }

    private static final class CountedText implements CharSequence {
        private final String text;
        private long reads;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
