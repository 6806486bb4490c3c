package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What stands on a page, before its reading order is known.
 *
 * @param height of the page along the main direction of its text, in points
 * @param main segments of the direction in which most of the text runs
 * @param others segments of text turned against it, one list for each direction
 */
record PageText(double height, List<Segment> main, List<List<Segment>> others) {

    static PageText blank() {
        return new PageText(0, List.of(), List.of());
    }

    static PageText of(Collection<RunBuilder> frames) {
        record Frame(double height, List<Segment> segments) {}
        List<Frame> built = new ArrayList<>();
        for (RunBuilder frame : frames) {
            built.add(new Frame(frame.frameHeight(), SegmentBuilder.build(frame.build())));
        }
        built.sort(Comparator.comparingLong((Frame frame) -> characters(frame.segments())).reversed());
        if (built.isEmpty()) {
            return blank();
        }
        List<List<Segment>> others = built.stream().skip(1).map(Frame::segments).toList();
        return new PageText(built.getFirst().height(), built.getFirst().segments(), others);
    }

    PageText withMain(List<Segment> segments) {
        return new PageText(height, segments, others);
    }

    long characters() {
        return characters(main) + others.stream().mapToLong(PageText::characters).sum();
    }

    private static long characters(List<Segment> segments) {
        return segments.stream().mapToLong(segment -> segment.text().length()).sum();
    }
}
