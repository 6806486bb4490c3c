package dev.openbook.label;

import dev.openbook.lineage.RelationWords;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Where a model comes from. */
final class DescentLines {
    private static final int NAMED = 3;
    private static final String FROM_NOTHING = "trained";

    private DescentLines() {}

    static List<LabelLine> of(ModelProvenance model) {
        List<LabelLine> lines = new ArrayList<>();
        lines.add(LabelLine.of("Origin", model.origin(), origin -> origin));
        lines.add(parents(model.lineage().linksOf("")));
        lines.add(LabelLine.of(
                "Trained on",
                model.card().map(ModelCard::datasets).orElseGet(() -> Fact.unknown("model", "There is no model card.")),
                DescentLines::some));
        return lines;
    }

    private static LabelLine parents(List<LineageLink> links) {
        List<LineageLink> known = links.stream().filter(link -> link.model().known().isPresent()).toList();
        if (known.isEmpty()) {
            return links.stream().findFirst().map(DescentLines::unnamed).orElseGet(() ->
                    new LabelLine("Made from", "not known", Certainty.UNKNOWN, "model"));
        }
        String words = known.stream()
                .limit(NAMED)
                .map(link -> link.model().known().orElse("") + " ("
                        + link.relation().known().map(RelationWords::of).orElse("how is not known") + ")")
                .collect(Collectors.joining(", "));
        Fact<String> weakest = known.stream()
                .map(LineageLink::weakest)
                .max(Comparator.comparing(Fact::certainty, LabelLine.DESPAIR))
                .orElseThrow();
        return new LabelLine("Made from", words + more(known.size()), weakest.certainty(), weakest.evidence().source());
    }

    /** Nobody names an ancestor; what was done to the model may show all the same. */
    private static LabelLine unnamed(LineageLink link) {
        return LabelLine.of(
                "Made from",
                link.relation(),
                relation -> relation.equals(FROM_NOTHING) ? "no other model is named" : "not known; it was " + RelationWords.of(relation),
                "not known");
    }

    private static String some(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more(names.size());
    }

    private static String more(int count) {
        return count > NAMED ? " and " + (count - NAMED) + " more" : "";
    }
}
