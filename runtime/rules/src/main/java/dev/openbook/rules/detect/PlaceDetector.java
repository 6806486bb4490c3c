package dev.openbook.rules.detect;

import java.util.List;

/** A detector that looks at the places where something can begin, so that several can share the search for them. */
interface PlaceDetector extends Detector {

    @Override
    default List<Found> find(CharSequence text) {
        return find(text, Forms.places(text));
    }

    /**
     * What is found, in order, without overlaps.
     *
     * @param places from {@link Forms#places}
     */
    List<Found> find(CharSequence text, int[] places);
}
