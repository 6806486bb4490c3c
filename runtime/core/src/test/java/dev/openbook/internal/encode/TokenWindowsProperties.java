package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.LongText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TokenWindowsProperties {

    @Property
    void evenWindowsHoldEveryTokenOnceAndDifferByOneAtMost(
            @ForAll @IntRange(max = 2_000) int tokens, @ForAll @IntRange(min = 1, max = 200) int room) {
        TokenWindows windows = TokenWindows.even(LongText.WINDOWS, tokens, room, "text");
        int next = 0;
        for (TokenRange range : windows.ranges()) {
            assertThat(range.from()).isEqualTo(next);
            assertThat(range.length()).isLessThanOrEqualTo(room);
            next = range.to();
        }
        assertThat(next).isEqualTo(tokens);
        assertThat(windows.ranges()).hasSize(Math.max(1, Math.ceilDiv(tokens, room)));
        List<Integer> lengths = windows.ranges().stream().map(TokenRange::length).sorted().toList();
        assertThat(lengths.getLast() - lengths.getFirst()).isLessThanOrEqualTo(1);
        assertThat(windows.coverage().complete()).isTrue();
    }

    @Property
    void overlappingWindowsAreFullAndShareWhatIsAskedForUpToHalf(
            @ForAll @IntRange(max = 2_000) int tokens,
            @ForAll @IntRange(min = 1, max = 200) int room,
            @ForAll @IntRange(max = 300) int overlap) {
        List<TokenRange> ranges = TokenWindows.overlapping(LongText.WINDOWS, tokens, room, overlap, "text").ranges();
        assertThat(ranges.getFirst().from()).isZero();
        assertThat(ranges.getLast().to()).isEqualTo(tokens);
        for (int i = 1; i < ranges.size(); i++) {
            TokenRange before = ranges.get(i - 1);
            assertThat(before.length()).isEqualTo(room);
            assertThat(before.to() - ranges.get(i).from()).isEqualTo(Math.min(overlap, room / 2));
            assertThat(ranges.get(i).length()).isBetween(1, room);
        }
    }

    @Property
    void cuttingKeepsTheBeginning(@ForAll @IntRange(max = 500) int tokens, @ForAll @IntRange(max = 200) int room) {
        TokenWindows windows = TokenWindows.overlapping(LongText.TRUNCATE, tokens, room, 7, "text");
        assertThat(windows.ranges()).containsExactly(new TokenRange(0, Math.min(tokens, room)));
        assertThat(windows.coverage().complete()).isEqualTo(tokens <= room);
    }
}
