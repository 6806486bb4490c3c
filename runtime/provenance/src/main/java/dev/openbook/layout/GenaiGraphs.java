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

    /** A pipeline is a list of objects that each hold stages by name. */
    private static void addStages(Json pipeline, List<String> names) {
        if (pipeline instanceof Json.Array stages) {
            for (Json stage : stages.items()) {
                Members.object(stage).ifPresent(byName -> {
                    for (Map.Entry<String, Json> part : byName.members().entrySet()) {
                        filename(part.getValue()).ifPresent(names::add);
                    }
                });
            }
        }
    }

    private static Optional<String> filename(Json part) {
        return Members.member(part, "filename").flatMap(Members::text);
    }
}
