package dev.openbook.license.text;

import java.util.List;

/** A part of a published licence text, as the templates of the SPDX list have it. */
sealed interface TextPart {

    /** Words that must stand there. */
    record Words(List<String> words) implements TextPart {}

    /** Parts that stand there all together or not at all. */
    record Maybe(List<TextPart> parts) implements TextPart {}

    /**
     * Something that may be replaced.
     *
     * @param place what may stand there
     * @param pattern for {@link Place#PATTERN} a regular expression over lower-case words with a blank between
     * @param words that the published text has there
     */
    record Replaceable(Place place, String pattern, List<String> words) implements TextPart {}

    /** What may stand in the place of something that may be replaced. */
    enum Place {
        /** The number, letter or dot of an item of a list. */
        BULLET,
        /** The words themselves, or nothing: what {@link LicenseWords} marks as passable. */
        PASSABLE,
        /** A copyright notice. */
        NOTICE,
        /** A name. */
        NAME,
        /** What a regular expression describes. */
        PATTERN
    }
}
