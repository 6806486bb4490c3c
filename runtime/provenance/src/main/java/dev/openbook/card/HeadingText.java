package dev.openbook.card;

import java.util.regex.Pattern;

/** Frees headings from the marks of Markdown and HTML. */
final class HeadingText {
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]\\[]*\\](?:\\([^()]*\\)|\\[[^\\]\\[]*\\])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*)\\](?:\\([^()]*\\)|\\[[^\\]\\[]*\\])");
    private static final Pattern MARKS = Pattern.compile("<[^<>]*>|\\{#[^{}]*\\}|\\*|`|~~|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private HeadingText() {}

    /** The words alone: links as their text, no pictures, no emphasis; as written otherwise. Headings are short. */
    static String plain(String heading) {
        String text = LINK.matcher(PICTURE.matcher(heading).replaceAll(" ")).replaceAll("$1");
        return SPACE.matcher(MARKS.matcher(text.replace("&amp;", "&")).replaceAll("")).replaceAll(" ").strip();
    }
}
