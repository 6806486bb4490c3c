package dev.openbook.library.split;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Packs pieces into passages:
 *
 * <ol>
 *   <li>Pieces of one section are packed in order, into as few and as even passages as the limit allows; where a section
 *       goes on in another passage, that one repeats the last sentence if it is short enough.
 *   <li>Passages that are too short are joined to a neighbour under the same headings of levels 1 and 2. What is joined
 *       stands under the headings that its parts share; the further headings are part of its text.
 *   <li>Headings without text below them go in front of the passage that follows, the last ones behind the last passage,
 *       as long as they fit.
 * </ol>
 *
 * <p>No passage reaches over more than two pages, unless a single piece does.
 */
final class Packing {
    private static final int MAX_PAGES = 2;

    private final List<Piece> pieces;
    private final SplitterSettings settings;
    private final ToIntFunction<List<Heading>> limit;
    private final int[] tokensBefore;

    Packing(List<Piece> pieces, SplitterSettings settings, ToIntFunction<List<Heading>> limit) {
        this.pieces = pieces;
        this.settings = settings;
        this.limit = limit;
        this.tokensBefore = new int[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            tokensBefore[i + 1] = tokensBefore[i] + pieces.get(i).tokens();
        }
    }

    /**
     * Pieces that make a passage.
     *
     * @param from index of the first piece
     * @param to index after the last
     * @param path the headings that all of it stands under
     */
    record Run(int from, int to, List<Heading> path) {}

    /** The passages in order; together they hold every piece that is no heading. */
    List<Run> runs() {
        List<Run> packed = new ArrayList<>();
        int start = 0;
        while (start < pieces.size()) {
            int end = start;
            while (end < pieces.size() && !pieces.get(end).isHeading()) {
                end++;
            }
            if (end > start) {
                pack(start, end, packed);
            }
            start = end + 1;
        }
        return withLonelyHeadings(joined(packed));
    }

    private void pack(int sectionStart, int sectionEnd, List<Run> packed) {
        List<Heading> path = pieces.get(sectionStart).path();
        int most = limit.applyAsInt(path);
        int total = tokens(sectionStart, sectionEnd);
        boolean prose = pieces.get(sectionStart).kind() == Piece.Kind.SENTENCE;
        int room = Math.max(1, most - (prose ? settings.overlapTokens() : 0));
        int passages = total <= most ? 1 : (total + room - 1) / room;
        int even = (total + passages - 1) / passages;
        int next = sectionStart;
        while (next < sectionEnd) {
            int from = next > sectionStart && repeats(next, most) ? next - 1 : next;
            int to = next + 1;
            while (to < sectionEnd && tokens(next, to) < even && fits(from, to + 1, most)) {
                to++;
            }
            packed.add(new Run(from, to, path));
            next = to;
        }
    }

    private boolean repeats(int next, int most) {
        Piece last = pieces.get(next - 1);
        return last.kind() == Piece.Kind.SENTENCE
                && last.tokens() <= settings.overlapTokens()
                && fits(next - 1, next + 1, most);
    }

    private List<Run> joined(List<Run> packed) {
        List<Run> joined = new ArrayList<>();
        for (Run run : packed) {
            if (!joined.isEmpty() && mayJoin(joined.getLast(), run)) {
                Run both = join(joined.getLast(), run);
                if (fits(both.from(), both.to(), limit.applyAsInt(both.path()))) {
                    joined.set(joined.size() - 1, both);
                    continue;
                }
            }
            joined.add(run);
        }
        return joined;
    }

    private boolean mayJoin(Run one, Run next) {
        boolean small = Math.min(tokens(one.from(), one.to()), tokens(next.from(), next.to())) < settings.mergeBelowTokens();
        return small && pieces.get(one.to() - 1).majorPath().equals(pieces.get(next.to() - 1).majorPath());
    }

    private Run join(Run one, Run next) {
        int shared = 0;
        int most = Math.min(one.path().size(), next.path().size());
        while (shared < most && one.path().get(shared).equals(next.path().get(shared))) {
            shared++;
        }
        int from = one.from();
        while (from > 0 && pieces.get(from - 1).isHeading() && pieces.get(from - 1).path().size() > shared) {
            from--;
        }
        return new Run(from, next.to(), one.path().subList(0, shared));
    }

    private List<Run> withLonelyHeadings(List<Run> runs) {
        List<Run> result = new ArrayList<>();
        for (Run run : runs) {
            int first = run.from();
            for (int i = run.from() - 1; i >= 0 && pieces.get(i).isHeading(); i--) {
                first = pieces.get(i).kind() == Piece.Kind.LONELY_HEADING ? i : first;
            }
            boolean last = result.size() == runs.size() - 1;
            result.add(widened(run, first, last ? pieces.size() : run.to()));
        }
        return result;
    }

    /** Of the headings in front, those nearest to the text come first if not all of them fit. */
    private Run widened(Run run, int from, int to) {
        int most = limit.applyAsInt(run.path());
        int start = from;
        while (start < run.from() && !fits(start, run.to(), most)) {
            start++;
        }
        return new Run(start, fits(start, to, most) ? to : run.to(), run.path());
    }

    private boolean fits(int from, int to, int most) {
        int pages = pieces.get(to - 1).lastPage() - pieces.get(from).firstPage() + 1;
        return tokens(from, to) <= most && pages <= MAX_PAGES;
    }

    private int tokens(int from, int to) {
        return tokensBefore[to] - tokensBefore[from];
    }
}
