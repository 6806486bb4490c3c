package dev.openbook.card;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where cards of data sets and files of results lie in a model's folder. In Markdown: {@code DATA_CARD.md}, {@code dataset-card.md},
 * {@code datasheet.md} and the like, in any folder; {@code README.md} in a folder {@code data}, {@code dataset} or {@code
 * datasets} at the top, or in a folder of that. In JSON: {@code croissant.json} and {@code *.croissant.json} in any folder;
 * other {@code .json} and {@code .jsonld} files at the top if they name the vocabulary. Results: {@code .eval_results/*.yaml}
 * and {@code eval_results.yaml} at the top.
 */
final class DataCardPlaces {
    private static final Pattern MARKDOWN = Pattern.compile(
            "(?i)(?:.*/)?(?:data(?:[-_ ]?set)?[-_ ]?cards?|data[-_ ]?sheet)\\.(?:md|markdown)"
                    + "|(?:data|datasets?)/(?:[^/]+/)?readme\\.md");
    private static final Pattern CROISSANT = Pattern.compile("(?i)(?:.*/)?(?:[^/]+\\.)?croissant\\.json(?:ld)?");
    private static final Pattern JSON_AT_TOP = Pattern.compile("(?i)[^/]+\\.json(?:ld)?");
    private static final Pattern RESULTS = Pattern.compile("(?i)\\.eval_results/[^/]+\\.ya?ml|eval_results\\.ya?ml");

    /** Keys that the hub defines for data sets only. */
    private static final Set<String> OF_DATA = Set.of(
            "annotations_creators", "language_creators", "language_details", "size_categories", "source_datasets",
            "task_categories", "task_ids", "paperswithcode_id", "configs", "dataset_info");
    /** Keys that the hub defines for models only. */
    private static final Set<String> OF_MODELS = Set.of(
            "pipeline_tag", "library_name", "base_model", "base_model_relation", "model-index", "datasets", "metrics", "new_version",
            "co2_eq_emissions", "inference", "widget");

    private DataCardPlaces() {}

    static boolean markdown(String path) {
        return MARKDOWN.matcher(path).matches();
    }

    static boolean croissant(String path) {
        return CROISSANT.matcher(path).matches();
    }

    static boolean jsonAtTop(String path) {
        return JSON_AT_TOP.matcher(path).matches();
    }

    static boolean results(String path) {
        return RESULTS.matcher(path).matches();
    }

    /** Whether a card's keys are those of a data set and not of a model. */
    static boolean speaksOfData(Set<String> keys) {
        return keys.stream().anyMatch(OF_DATA::contains) && keys.stream().noneMatch(OF_MODELS::contains);
    }
}
