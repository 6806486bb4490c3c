package dev.openbook.label;

import dev.openbook.json.PlainWords;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the licence files of a model really are: all of them, since one may take back what another grants. */
final class LicenseTextLine {
    private static final String HEADING = "Its text";
    private static final String UNRECOGNISED = "not recognised";
    /** So that a long name cannot push another licence off the label. */
    private static final int MAX_NAME = 30;
    private static final int NAMED = 4;

    private LicenseTextLine() {}

    /** The line; none if there is no licence file. */
    static Optional<LabelLine> of(List<Fact<License>> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (Fact<License> text : texts) {
            String name = text.known().map(LicenseWords::name).orElse(UNRECOGNISED);
            files.computeIfAbsent(name, unseen -> new ArrayList<>()).add(text.evidence().source());
        }
        Certainty weakest = texts.stream().map(Fact::certainty).max(LabelLine.DESPAIR).orElseThrow();
        if (texts.size() == 1 && weakest != Certainty.UNKNOWN) {
            return Optional.of(LabelLine.of(HEADING, texts.getFirst(), LicenseWords::name));
        }
        String words = files.entrySet().stream()
                .limit(NAMED)
                .map(entry -> cut(entry.getKey()) + " (" + named(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(new LabelLine(HEADING, words + more(files.size()), weakest, ""));
    }

    private static String named(List<String> files) {
        int others = files.size() - 1;
        return cut(files.getFirst()) + (others > 0 ? " and " + others + (others == 1 ? " other" : " others") : "");
    }

    private static String more(int licenses) {
        return licenses > NAMED ? " and " + (licenses - NAMED) + " more" : "";
    }

    private static String cut(String name) {
        return PlainWords.of(name, MAX_NAME);
    }
}
