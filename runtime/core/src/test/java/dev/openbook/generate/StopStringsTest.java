package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StopStringsTest {

    @Test
    void withoutStopStringsEverythingPassesAtOnce() {
        StopStrings stops = new StopStrings(List.of());

        assertThat(stops.accept("END")).isEqualTo("END");
        assertThat(stops.rest()).isEmpty();
    }

    @Test
    void aStopStringThatSpansPiecesIsFoundAndNothingOfItIsSaid() {
        StopStrings stops = new StopStrings(List.of("\nUser:"));

        assertThat(stops.accept("Hello.\nU")).isEqualTo("Hello.");
        assertThat(stops.accept("ser")).isEmpty();
        assertThat(stops.accept(": and more")).isEmpty();
        assertThat(stops.found()).isTrue();
        assertThat(stops.accept("never said")).isEmpty();
        assertThat(stops.rest()).isEmpty();
    }

    @Test
    void whatOnlyLookedLikeAStopStringIsSaidAfterAll() {
        StopStrings stops = new StopStrings(List.of("aab"));

        assertThat(stops.accept("a")).isEmpty();
        assertThat(stops.accept("a")).isEmpty();
        assertThat(stops.accept("a")).isEqualTo("a");
        assertThat(stops.accept("c")).isEqualTo("aac");
        assertThat(stops.found()).isFalse();
    }

    @Test
    void whatIsHeldBackAtTheEndIsSaid() {
        StopStrings stops = new StopStrings(List.of("###"));

        assertThat(stops.accept("a##")).isEqualTo("a");
        assertThat(stops.rest()).isEqualTo("##");
    }

    @Test
    void theFirstToBeCompleteCounts() {
        assertThat(new StopStrings(List.of("two", "one")).accept("zero one two")).isEqualTo("zero ");
        assertThat(new StopStrings(List.of("one two", "ne")).accept("zero one two")).isEqualTo("zero o");
        assertThat(new StopStrings(List.of("ne", "one")).accept("zero one two")).isEqualTo("zero ");
    }
}
