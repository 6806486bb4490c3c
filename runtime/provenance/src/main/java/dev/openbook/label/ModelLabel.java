package dev.openbook.label;

import dev.openbook.provenance.ModelProvenance;
import java.util.List;

/**
 * A model's label.
 *
 * @param model what it is called
 * @param sections lines that belong together
 */
public record ModelLabel(String model, List<List<LabelLine>> sections) {
    /** Copies the lists. */
    public ModelLabel {
        sections = sections.stream().map(List::copyOf).toList();
    }

    /** The label of an inspected model: what it is, what one may do with it, where it comes from, whether to rely on it. */
    public static ModelLabel of(ModelProvenance model) {
        return new ModelLabel(
                model.source(),
                List.of(NatureLines.of(model), TermsLines.of(model), DescentLines.of(model), TrustLines.of(model)));
    }
}
