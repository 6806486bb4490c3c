package dev.openbook.layout;

import dev.openbook.value.Json;
import java.util.Optional;

/** Looks into JSON whose shape nobody vouches for: what is absent or of another type is empty. */
final class Members {
    private Members() {}

    static Optional<Json.Obj> object(Json json) {
        return json instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    }

    static Optional<Json> member(Json json, String name) {
        return object(json).flatMap(object -> Optional.ofNullable(object.members().get(name)));
    }

    static Optional<String> text(Json json) {
        return json instanceof Json.Text text && !text.value().isEmpty() ? Optional.of(text.value()) : Optional.empty();
    }
}
