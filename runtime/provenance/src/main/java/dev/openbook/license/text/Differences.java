package dev.openbook.license.text;

import dev.openbook.license.text.TextPart.Maybe;
import dev.openbook.license.text.TextPart.Place;
import dev.openbook.license.text.TextPart.Replaceable;
import dev.openbook.license.text.TextPart.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The words in which a text and a published one differ. They explain; they do not decide, since a published text has parts that
 * may be missing, and the shortest way from one text to another may go through any of them.
 */
final class Differences {
    private final List<String> published = new ArrayList<>();
    /** Words of the published text that may be missing, and those in whose place others may stand. */
    private final BitSet free = new BitSet();

    private Differences() {}

    /**
     * The differences in order; none if there are too many to tell.
     *
     * @param here words of the text
     */
    static List<Difference> between(TextForm form, List<String> here) {
        Differences differences = new Differences();
        differences.add(form.parts(), false);
        return differences.from(EditScript.between(differences.published, here), here);
    }

    private void add(List<TextPart> parts, boolean maybe) {
        for (TextPart part : parts) {
            switch (part) {
                case Words words -> add(words, maybe);
                case Maybe optional -> add(optional.parts(), true);
                case Replaceable replaceable -> {
                    if (replaceable.place() == Place.NAME || replaceable.place() == Place.PATTERN) {
                        add(new Words(replaceable.words()), true);
                    }
                }
            }
        }
    }

    private void add(Words words, boolean maybe) {
        int before = published.size();
        published.addAll(words.words());
        free.set(before, published.size(), maybe);
    }

    private List<Difference> from(List<EditScript.Change> changes, List<String> here) {
        return changes.stream()
                .filter(change -> !excused(change, here))
                .map(change -> new Difference(
                        change.oldStart() == 0 ? "" : published.get(change.oldStart() - 1),
                        published.subList(change.oldStart(), change.oldEnd()),
                        here.subList(change.newStart(), change.newEnd())))
                .toList();
    }

    /**
     * Whether nothing but what may be missing is missing, and nothing stands there that is no name; or whether it stands before
     * or behind the text.
     */
    private boolean excused(EditScript.Change change, List<String> here) {
        if (change.oldStart() == change.oldEnd() && (change.oldStart() == 0 || change.oldEnd() == published.size())) {
            return true;
        }
        boolean mayGo = free.nextClearBit(change.oldStart()) >= change.oldEnd();
        return mayGo
                && change.oldEnd() > change.oldStart()
                && here.subList(change.newStart(), change.newEnd()).stream().noneMatch(TermWords::contains);
    }
}
