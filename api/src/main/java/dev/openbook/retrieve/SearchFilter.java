package dev.openbook.retrieve;

import java.util.List;

/** Narrows a search before anything is ranked. */
public sealed interface SearchFilter {

    /** No narrowing. */
    static SearchFilter none() {
        return new All(List.of());
    }

    /** Fields that passages can be narrowed by. */
    enum Field {
        /** The document's whole path. */
        DOCUMENT,
        /** A folder: the document lies in it or below it. */
        FOLDER,
        /** The document's type, by the name of its suffix, such as {@code pdf}. */
        TYPE
    }

    /**
     * A field has a value.
     *
     * @param field which
     * @param value the value, compared exactly
     */
    record Equal(Field field, String value) implements SearchFilter {}

    /**
     * All of several filters hold; none at all narrows nothing.
     *
     * @param filters each must hold
     */
    record All(List<SearchFilter> filters) implements SearchFilter {
        /** Copies the list. */
        public All {
            filters = List.copyOf(filters);
        }
    }
}
