package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model card (the front matter and text of {@code README.md}) states. Each value names the line where it stands; what
 * the card does not say is an unknown fact. Results that it reports are in {@link ModelProvenance#evaluations}, its licence
 * in {@link ModelProvenance#license}.
 *
 * @param file path of the card within the model
 * @param title its first heading
 * @param languages language tags as written
 * @param pipelineTag the task that the card names
 * @param libraryName the software that the model was made for
 * @param tags words that it can be found by
 * @param baseModels identifiers of the models that this one was made from
 * @param baseModelRelation adapter, merge, quantized or finetune, as the card says
 * @param datasets identifiers of the data sets that it names
 * @param metrics what it was measured by
 * @param newVersion identifier of the model that took its place
 * @param emissions what making it let into the air
 * @param headings headings of the text, in order
 * @param sections what stands under headings that are known, at most some KiB each; unknown if nothing does but the words of
 *     a template
 * @param frontMatter every key of the front matter as it was, unknown ones included
 */
public record ModelCard(
        String file,
        Fact<String> title,
        Fact<List<String>> languages,
        Fact<String> pipelineTag,
        Fact<String> libraryName,
        Fact<List<String>> tags,
        Fact<List<String>> baseModels,
        Fact<String> baseModelRelation,
        Fact<List<String>> datasets,
        Fact<List<String>> metrics,
        Fact<String> newVersion,
        Fact<CarbonEmissions> emissions,
        List<String> headings,
        Map<CardSection, Fact<String>> sections,
        Json.Obj frontMatter) {
    /** Copies the collections. */
    public ModelCard {
        headings = List.copyOf(headings);
        sections = ordered(sections);
    }

    /** Begins a card of which nothing is known but where it lies. */
    public static ModelCardBuilder builder(String file) {
        return new ModelCardBuilder(file);
    }

    /** What the card says about something; empty if no heading announces it, unknown if there is nothing under the heading. */
    public Optional<Fact<String>> section(CardSection section) {
        return Optional.ofNullable(sections.get(section));
    }

    static Map<CardSection, Fact<String>> ordered(Map<CardSection, Fact<String>> sections) {
        Map<CardSection, Fact<String>> copy = new EnumMap<>(CardSection.class);
        copy.putAll(sections);
        return Collections.unmodifiableMap(copy);
    }
}
