package dev.openbook.rules.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What any of several detectors finds; where ranges overlap, one range of the kind that begins first holds them all. */
record Together(List<Detector> detectors) implements PlaceDetector {
    private static final Comparator<Found> BY_PLACE =
            Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder());

    Together {
        detectors = List.copyOf(detectors);
    }

    @Override
    public List<Found> find(CharSequence text, int[] places) {
        List<Found> all = new ArrayList<>();
        for (Detector detector : detectors) {
            all.addAll(detector instanceof PlaceDetector forms ? forms.find(text, places) : detector.find(text));
        }
        all.sort(BY_PLACE);
        List<Found> apart = new ArrayList<>();
        for (Found found : all) {
            Found last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || found.start() >= last.end()) {
                apart.add(found);
            } else if (found.end() > last.end()) {
                // What overlaps is shown as one range, so that nothing of either is left.
                apart.set(apart.size() - 1, new Found(last.start(), found.end(), last.what()));
            }
        }
        return apart;
    }
}
