package dev.openbook.library;

import dev.openbook.document.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage on its way into an index.
 *
 * @param passage the passage
 * @param context document title and headings in one line, indexed in a field of its own
 * @param vector its normalised embedding; null in a library that is searched by words only
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record IndexedPassage(Passage passage, String context, float @Nullable [] vector) {}
