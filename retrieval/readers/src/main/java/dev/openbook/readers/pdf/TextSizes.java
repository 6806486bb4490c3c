package dev.openbook.readers.pdf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is usual in a document: the size of its running text, and the distance of its lines.
 *
 * @param body size of most characters, in points, to the half point
 * @param leadings the most frequent distance of baselines, in points, by size in half points
 */
record TextSizes(double body, Map<Integer, Double> leadings) {
    private static final double USUAL_LEADING = 1.25;

    /** Distances beyond this many sizes are gaps between blocks, not between lines, even in double-spaced text. */
    private static final double WIDEST_LEADING = 2.6;

    private static final double USUAL_SIZE = 10;

    static TextSizes of(List<PageText> pages) {
        Map<Integer, Integer> characters = new TreeMap<>();
        Map<Integer, Map<Integer, Integer>> distances = new TreeMap<>();
        for (PageText page : pages) {
            for (Segment segment : page.main()) {
                characters.merge(halfPoints(segment.size()), segment.text().length(), Integer::sum);
            }
            countDistances(page.main(), distances);
        }
        Map<Integer, Double> leadings = new TreeMap<>();
        distances.forEach((size, counts) -> leadings.put(size, mostFrequent(counts) / 4.0));
        return new TextSizes(characters.isEmpty() ? USUAL_SIZE : mostFrequent(characters) / 2.0, leadings);
    }

    /** The next line below that overlaps and has the same size is the neighbour. */
    private static void countDistances(List<Segment> segments, Map<Integer, Map<Integer, Integer>> distances) {
        for (int i = 0; i < segments.size(); i++) {
            Segment upper = segments.get(i);
            for (int j = i + 1; j < segments.size(); j++) {
                Segment lower = segments.get(j);
                double distance = lower.baseline() - upper.baseline();
                if (distance > WIDEST_LEADING * upper.size()) {
                    break;
                }
                boolean overlap = lower.left() < upper.right() && upper.left() < lower.right();
                if (overlap && distance > 0.6 * upper.size() && halfPoints(lower.size()) == halfPoints(upper.size())) {
                    distances
                            .computeIfAbsent(halfPoints(upper.size()), unseen -> new TreeMap<>())
                            .merge((int) Math.round(distance * 4), lower.words(), Integer::sum);
                    break;
                }
            }
        }
    }

    private static int mostFrequent(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The distance from one baseline to the next within a paragraph of this size, in points. */
    double leading(double size) {
        return leadings.getOrDefault(halfPoints(size), USUAL_LEADING * size);
    }

    private static int halfPoints(double size) {
        return (int) Math.round(size * 2);
    }
}
