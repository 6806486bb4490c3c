package dev.openbook.readers.docx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The styles of a document. A question to a style goes up to the style that it is based on until one has an answer.
 *
 * @param byId styles by their id; the default paragraph style also under the empty id
 */
record Styles(Map<String, Style> byId) {
    static final Styles NONE = new Styles(Map.of());

    /**
     * The names that Word's heading styles have in files. Word itself writes the English one whatever its language;
     * converters write the local one.
     */
    private static final Pattern HEADING = Pattern.compile(
            "(heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|titlu"
                    + "|заголовок|επικεφαλίδα|başlık|見出し|标题|標題|제목|ที่หัวเรื่อง|عنوان|כותרת)\\s*([1-9])");

    /**
     * One style; what it leaves open is empty.
     *
     * @param name as shown to the author
     * @param basedOn id of another style
     * @param format what it sets
     */
    record Style(String name, Optional<String> basedOn, Format format) {}

    /**
     * What a style or a paragraph sets.
     *
     * @param outlineLevel 0 for the outermost heading, 9 for running text
     * @param numbering id of a list, 0 for none
     * @param bold whether bold
     * @param hidden whether hidden
     */
    record Format(
            Optional<Integer> outlineLevel,
            Optional<Integer> numbering,
            Optional<Boolean> bold,
            Optional<Boolean> hidden) {
        static final Format OPEN =
                new Format(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The level of a heading style, from 1; 0 for others. */
    int headingLevel(String id) {
        int outline = first(id, style -> style.format().outlineLevel()).orElse(-1);
        int named = first(id, Styles::levelInName).orElse(0);
        return outline >= 0 && outline < 9 ? outline + 1 : named;
    }

    private static Optional<Integer> levelInName(Style style) {
        Matcher name = HEADING.matcher(style.name().toLowerCase(Locale.ROOT));
        return name.matches() ? Optional.of(Integer.valueOf(name.group(2))) : Optional.empty();
    }

    boolean isTitle(String id) {
        return name(id).equals("title");
    }

    /** Entries of a table of contents repeat the headings. */
    boolean isContentsEntry(String id) {
        return name(id).matches("toc [1-9]");
    }

    boolean isList(String id) {
        return first(id, style -> style.format().numbering()).orElse(0) > 0;
    }

    boolean isBold(String id) {
        return first(id, style -> style.format().bold()).orElse(false);
    }

    boolean isHidden(String id) {
        return first(id, style -> style.format().hidden()).orElse(false);
    }

    private String name(String id) {
        Style style = byId.get(id);
        return style == null ? "" : style.name().toLowerCase(Locale.ROOT);
    }

    /** The first answer up the chain; chains that loop end. */
    private <T> Optional<T> first(String id, Function<Style, Optional<T>> question) {
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(id);
        while (next.isPresent() && seen.add(next.get())) {
            Style style = byId.get(next.get());
            if (style == null) {
                return Optional.empty();
            }
            Optional<T> answer = question.apply(style);
            if (answer.isPresent()) {
                return answer;
            }
            next = style.basedOn();
        }
        return Optional.empty();
    }
}
