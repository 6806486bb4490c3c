package dev.openbook.readers.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what stands on page after page and says nothing about any: running headers and footers, page numbers, tabs at
 * the side.
 *
 * <p>Near the top and bottom edge a segment is furniture if enough pages carry something at the same height and this
 * text, digits aside, or a long common beginning, comes back on another page there: chapters change their headers. What is
 * set larger than the text must come back word for word, or the titles of attachments that start pages would be lost.
 * Elsewhere only the very same text at the very same place on most pages is furniture.
 */
final class Furniture {
    /** The parts of the page's height that count as edges. */
    private static final double TOP = 0.13;

    private static final double BOTTOM = 0.88;
    private static final double SAME_HEIGHT = 3;
    private static final int FEWEST_PAGES = 3;
    private static final double SHARE_AT_EDGE = 0.3;
    private static final double SHARE_ELSEWHERE = 0.6;
    private static final int SHORTEST_BEGINNING = 12;
    private static final int FEWEST_LETTERS = 4;

    /** Times the size of the body: titles of slides stand at one height too, but are set to be seen. */
    private static final double LARGEST = 1.5;

    /** Times the size of the body: titles are at least as large. */
    private static final double TITLE = 1.12;

    private static final Pattern DIGITS = Pattern.compile("\\d+|\\b[ivxl]+\\b");

    private final List<PageText> pages;
    private final Map<Long, Slot> edge = new HashMap<>();
    private final Map<String, Integer> everywhere = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final double body;

    private Furniture(List<PageText> pages) {
        this.pages = pages;
        this.body = TextSizes.of(pages).body();
    }

    /** What was seen at one height: on how many pages, and how often each text. */
    private static final class Slot {
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<String, Integer> exact = new HashMap<>();
        private int pages;

        /** Whether another page says exactly this here. */
        boolean repeatsExactly(String words) {
            return exact.getOrDefault(words, 0) > 1;
        }

        /** Whether another page has this text here, or one that begins alike. */
        boolean repeats(String text) {
            if (texts.getOrDefault(text, 0) > 1) {
                return true;
            }
            for (String other : texts.keySet()) {
                if (!other.equals(text) && beginAlike(other, text)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean beginAlike(String one, String two) {
            int shorter = Math.min(one.length(), two.length());
            int same = 0;
            while (same < shorter && one.charAt(same) == two.charAt(same)) {
                same++;
            }
            return same >= SHORTEST_BEGINNING && same * 2 >= shorter;
        }
    }

    /** The pages without their furniture. A document of one page has none. */
    static List<PageText> removedFrom(List<PageText> pages) {
        if (pages.size() < 2) {
            return pages;
        }
        Furniture furniture = new Furniture(pages);
        pages.forEach(furniture::count);
        pages.forEach(furniture::learn);
        return pages.stream().map(furniture::without).toList();
    }

    private void count(PageText page) {
        Set<Long> heights = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (Segment segment : page.main()) {
            if (isAtEdge(page, segment)) {
                for (long height : slotsAround(segment)) {
                    Slot slot = edge.computeIfAbsent(height, unseen -> new Slot());
                    slot.pages += heights.add(height) ? 1 : 0;
                    if (texts.add(height + pattern(segment))) {
                        slot.texts.merge(pattern(segment), 1, Integer::sum);
                        slot.exact.merge(segment.text(), 1, Integer::sum);
                    }
                }
            } else if (texts.add(place(segment))) {
                everywhere.merge(place(segment), 1, Integer::sum);
            }
        }
    }

    /** Pages of another format have the same headers at another height. */
    private void learn(PageText page) {
        for (Segment segment : page.main()) {
            boolean words = segment.text().codePoints().filter(Character::isLetter).limit(FEWEST_LETTERS).count()
                    == FEWEST_LETTERS;
            if (words && isAtEdge(page, segment) && isInSlot(segment)) {
                known.add(pattern(segment));
            }
        }
    }

    private PageText without(PageText page) {
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : page.main()) {
            if (!isFurniture(page, segment)) {
                kept.add(segment);
            }
        }
        return page.withMain(kept);
    }

    private boolean isFurniture(PageText page, Segment segment) {
        if (!isAtEdge(page, segment)) {
            return isOften(everywhere.getOrDefault(place(segment), 0), SHARE_ELSEWHERE) && pages.size() >= FEWEST_PAGES;
        }
        return isInSlot(segment) || (segment.size() <= LARGEST * body && known.contains(pattern(segment)));
    }

    private boolean isInSlot(Segment segment) {
        Slot slot = edge.get(Math.round(segment.baseline() / SAME_HEIGHT));
        return slot != null
                && segment.size() <= LARGEST * body
                && isOften(slot.pages, SHARE_AT_EDGE)
                && (segment.size() < TITLE * body ? slot.repeats(pattern(segment)) : slot.repeatsExactly(segment.text()));
    }

    private boolean isOften(int count, double share) {
        return count >= Math.min(FEWEST_PAGES, pages.size()) && count >= share * pages.size();
    }

    private static boolean isAtEdge(PageText page, Segment segment) {
        return segment.baseline() < TOP * page.height() || segment.baseline() > BOTTOM * page.height();
    }

    /** The slot of its height and its neighbours, so that rounding parts nothing. */
    private static List<Long> slotsAround(Segment segment) {
        long slot = Math.round(segment.baseline() / SAME_HEIGHT);
        return List.of(slot - 1, slot, slot + 1);
    }

    private static String pattern(Segment segment) {
        return DIGITS.matcher(segment.text().toLowerCase(Locale.ROOT)).replaceAll("#");
    }

    private static String place(Segment segment) {
        return Math.round(segment.left() / SAME_HEIGHT) + " " + Math.round(segment.baseline() / SAME_HEIGHT) + " "
                + segment.text();
    }
}
