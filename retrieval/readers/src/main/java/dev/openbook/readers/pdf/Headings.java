package dev.openbook.readers.pdf;

import dev.openbook.readers.pdf.Paragraph.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells headings from text and gives them levels.
 *
 * <p>A heading is short, is no sentence, and is larger or heavier than the running text, or has a bookmark. Levels follow
 * size, then weight; where headings of one look carry section numbers of different depth, the numbers decide among them.
 */
final class Headings {
    private static final int DEEPEST = 6;
    private static final int LONGEST = 180;
    private static final int MOST_LINES = 5;
    private static final int MOST_WORDS_IF_BOLD = 16;
    private static final int MOST_WORDS_OF_SENTENCE = 8;
    private static final double LARGER = 1.12;
    private static final double NOT_SMALLER = 0.93;

    private static final Comparator<Look> LARGE_AND_BOLD_FIRST =
            Comparator.comparingInt(Look::size).thenComparing(Look::bold).reversed();

    private final double body;
    private final Outline outline;
    private final Map<Look, Integer> ranks = new TreeMap<>(LARGE_AND_BOLD_FIRST);
    private final Map<Look, Integer> shallowest = new TreeMap<>(LARGE_AND_BOLD_FIRST);

    private Headings(double body, Outline outline) {
        this.body = body;
        this.outline = outline;
    }

    /** What makes two headings look alike; the size in points. */
    private record Look(int size, boolean bold) {}

    static Headings of(List<List<Paragraph>> pages, TextSizes sizes, Outline outline) {
        Headings headings = new Headings(sizes.body(), outline);
        for (List<Paragraph> page : pages) {
            for (Paragraph paragraph : page) {
                headings.learn(paragraph);
            }
        }
        int rank = 0;
        for (Map.Entry<Look, Integer> look : headings.ranks.entrySet()) {
            look.setValue(++rank);
        }
        return headings;
    }

    private void learn(Paragraph paragraph) {
        if (isHeading(paragraph)) {
            Look look = look(paragraph);
            ranks.put(look, 0);
            int depth = ListMarks.sectionDepth(paragraph.text());
            if (depth > 0) {
                shallowest.merge(look, depth, Math::min);
            }
        }
    }

    /** The level of a heading, from 1; 0 for everything else. */
    int level(Paragraph paragraph) {
        if (!isHeading(paragraph)) {
            return 0;
        }
        Look look = look(paragraph);
        int depth = ListMarks.sectionDepth(paragraph.text());
        int deeper = depth == 0 ? 0 : depth - shallowest.getOrDefault(look, depth);
        return Math.min(ranks.getOrDefault(look, DEEPEST) + deeper, DEEPEST);
    }

    private static Look look(Paragraph paragraph) {
        return new Look((int) Math.round(paragraph.size()), paragraph.bold());
    }

    private boolean isHeading(Paragraph paragraph) {
        String text = paragraph.text();
        boolean small = paragraph.size() < NOT_SMALLER * body;
        if (paragraph.shape() == Shape.ROW || text.length() > LONGEST || paragraph.lines() > MOST_LINES || small) {
            return false;
        }
        boolean bulleted = paragraph.shape() == Shape.ITEM && ListMarks.isBulleted(text);
        boolean words = text.codePoints().filter(Character::isLetter).limit(2).count() == 2;
        if (bulleted || !words) {
            return false;
        }
        boolean larger = paragraph.size() >= LARGER * body && !isSentence(text);
        return larger || (paragraph.bold() && isShortLabel(paragraph)) || outline.names(text);
    }

    private static boolean isShortLabel(Paragraph paragraph) {
        char last = paragraph.text().charAt(paragraph.text().length() - 1);
        return paragraph.lines() <= 2 && words(paragraph.text()) <= MOST_WORDS_IF_BOLD && ".;,:".indexOf(last) < 0;
    }

    private static boolean isSentence(String text) {
        char last = text.charAt(text.length() - 1);
        return (last == '.' || last == ';' || last == ',' || last == ':') && words(text) > MOST_WORDS_OF_SENTENCE;
    }

    private static int words(String text) {
        return text.split(" ").length;
    }
}
