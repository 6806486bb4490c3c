package dev.openbook.layout;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graphs that {@code genai_config.json} names
 * (<a href="https://github.com/microsoft/onnxruntime-genai/blob/main/src/config.h">config.h</a>): the decoder first, then
 * the stages of its pipeline, then the other parts of the model by name.
 */
final class GenaiGraphs {
    private GenaiGraphs() {}

    static List<String> of(Json config) {
        List<String> names = new ArrayList<>();
        Optional<Json.Obj> model = Members.member(config, "model").flatMap(Members::object);
        model.flatMap(m -> Members.member(m, "decoder")).ifPresent(decoder -> {
            filename(decoder).ifPresent(names::add);
            Members.member(decoder, "pipeline").ifPresent(pipeline -> addStages(pipeline, names));
        });
        model.ifPresent(m -> m.members().values().forEach(part -> filename(part).ifPresent(names::add)));
        return names.stream().distinct().toList();
    }

    /** Whether the model has a part of this name with a graph of its own. */
    static boolean hasPart(Json model, String part) {
        return Members.member(model, part).flatMap(GenaiGraphs::filename).isPresent();
    }

    /** Where the tokenizer lies, relative to the model. */
    static Optional<String> tokenizerFolder(Json config) {
        return Members.member(config, "model")
                .flatMap(model -> Members.member(model, "tokenizer_dir"))
                .flatMap(Members::text)
                .map(folder -> folder.startsWith("./") ? folder.substring(2) : folder)
                .map(folder -> folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder);
    }

    /** Whether the decoder itself is several graphs. */
    static boolean isSplit(Json decoder) {
        List<String> stages = new ArrayList<>();
        Members.member(decoder, "pipeline").ifPresent(pipeline -> addStages(pipeline, stages));
        return !stages.isEmpty();
    }

    /** A pipeline holds stages by name: one object, or a list of objects. */
    private static void addStages(Json pipeline, List<String> names) {
        if (pipeline instanceof Json.Array stages) {
            stages.items().forEach(stage -> addStages(stage, names));
        }
        Members.object(pipeline).ifPresent(byName -> {
            for (Map.Entry<String, Json> part : byName.members().entrySet()) {
                filename(part.getValue()).ifPresent(names::add);
            }
        });
    }

    private static Optional<String> filename(Json part) {
        return Members.member(part, "filename").flatMap(Members::text);
    }
}
