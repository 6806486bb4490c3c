package dev.openbook.document;

import java.util.List;

/**
 * Narrows a search before anything is ranked, by what is known of a passage's document. A path's folders and names are compared
 * exactly, as Java compares strings.
 */
public sealed interface SearchFilter {

    /** No narrowing. */
    static SearchFilter none() {
        return new All(List.of());
    }

    /** Nothing at all passes. */
    static SearchFilter nothing() {
        return new Any(List.of());
    }

    /** Both this and another; neither can let pass what the other closes. */
    default SearchFilter and(SearchFilter other) {
        return new All(List.of(this, other));
    }

    /** Fields that passages can be narrowed by. */
    enum Field {
        /** The document's whole path. */
        DOCUMENT,
        /** A folder: the document lies in it or below it. */
        FOLDER,
        /** The folder that the document itself lies in; the empty text if it lies in none. */
        PARENT,
        /** What follows the last full stop of the document's name, such as {@code pdf}; never empty. */
        SUFFIX,
        /** The document's type, by a suffix that claims it, such as {@code pdf}; all suffixes of one type are one. */
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
     * A field's value begins so.
     *
     * @param field {@link Field#DOCUMENT} or {@link Field#PARENT}
     * @param beginning its first characters
     */
    record Beginning(Field field, String beginning) implements SearchFilter {
        /** Refuses fields of which no search can know the beginning. */
        public Beginning {
            if (field != Field.DOCUMENT && field != Field.PARENT) {
                throw new IllegalArgumentException(
                        "A search can be narrowed by the beginning of a document's path or of its folder, not of " + field + ".");
            }
        }
    }

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

    /**
     * At least one of several filters holds; none at all lets nothing pass.
     *
     * @param filters one must hold
     */
    record Any(List<SearchFilter> filters) implements SearchFilter {
        /** Copies the list. */
        public Any {
            filters = List.copyOf(filters);
        }
    }

    /**
     * A filter does not hold.
     *
     * @param filter must not hold
     */
    record Not(SearchFilter filter) implements SearchFilter {}
}
