package dev.openbook.license.text;

import java.util.List;

/**
 * Where a text is not the published one; words as {@link LicenseWords} has them.
 *
 * @param after the word before, empty at the beginning
 * @param published words of the published text that are not there
 * @param here words that are there instead or besides
 */
public record Difference(String after, List<String> published, List<String> here) {
    private static final int MAX_WORDS = 16;
    private static final int MAX_CHARACTERS = 160;

    /** Copies the lists. */
    public Difference {
        published = List.copyOf(published);
        here = List.copyOf(here);
    }

    /** As the middle of a sentence. */
    public String inPlainWords() {
        String place = after.isEmpty() ? " at the beginning" : " after " + quoted(List.of(after));
        if (published.isEmpty()) {
            return quoted(here) + (here.size() == 1 ? " was added" : " were added") + place;
        }
        return here.isEmpty()
                ? quoted(published) + (published.size() == 1 ? " is missing" : " are missing") + place
                : quoted(here) + (here.size() == 1 ? " stands" : " stand") + place + " in place of " + quoted(published);
    }

    /** Words as a quotation, cut short if there are many. */
    public static String quoted(List<String> words) {
        String all = String.join(" ", words.subList(0, Math.min(words.size(), MAX_WORDS)));
        boolean cut = words.size() > MAX_WORDS || all.length() > MAX_CHARACTERS;
        return "\"" + (all.length() > MAX_CHARACTERS ? all.substring(0, MAX_CHARACTERS) : all) + (cut ? " …" : "") + "\"";
    }
}
