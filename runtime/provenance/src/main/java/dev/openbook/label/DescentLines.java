package dev.openbook.label;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a model comes from. */
final class DescentLines {
    private static final int NAMED = 3;

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
            String trained = links.stream()
                    .flatMap(link -> link.relation().known().stream())
                    .findFirst()
                    .map(relation -> relation + ", from no other model that is named")
                    .orElse("not known");
            return new LabelLine("Made from", trained, links.isEmpty() ? Certainty.UNKNOWN : links.getFirst().weakest().certainty(),
                    links.isEmpty() ? "model" : links.getFirst().weakest().evidence().source());
        }
        String words = known.stream()
                .limit(NAMED)
                .map(link -> link.model().known().orElse("") + " (" + link.relation().known().orElse("how is not known") + ")")
                .collect(Collectors.joining(", "));
        Fact<String> weakest = known.getFirst().weakest();
        return new LabelLine("Made from", words + more(known.size()), weakest.certainty(), weakest.evidence().source());
    }

    private static String some(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more(names.size());
    }

    private static String more(int count) {
        return count > NAMED ? " and " + (count - NAMED) + " more" : "";
    }
}
