package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.List;

/**
 * What a model card (the front matter and headings of {@code README.md}) states.
 *
 * @param file path of the card within the model
 * @param title its first heading, empty if it has none
 * @param languages language tags as written
 * @param pipelineTag the task that the card names, empty if none
 * @param baseModels identifiers of the models that this one was made from
 * @param baseModelRelation adapter, merge, quantized or finetune as the card says, empty if it does not
 * @param datasets identifiers of the data sets that it names
 * @param headings headings of the text, in order
 * @param frontMatter every key of the front matter as it was, unknown ones included
 */
public record ModelCard(
        String file,
        String title,
        List<String> languages,
        String pipelineTag,
        List<String> baseModels,
        String baseModelRelation,
        List<String> datasets,
        List<String> headings,
        Json.Obj frontMatter) {
    /** Copies the lists. */
    public ModelCard {
        languages = List.copyOf(languages);
        baseModels = List.copyOf(baseModels);
        datasets = List.copyOf(datasets);
        headings = List.copyOf(headings);
    }
}
