package dev.openbook.inspect;

import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Optional;

/** Writes how facts are known, and what they say. */
final class FactJson {
    private FactJson() {}

    /** How it is known. */
    static Json.Obj of(Fact<?> fact) {
        Evidence evidence = fact.evidence();
        Json.Obj place = Json.object().with("source", evidence.source()).with("reason", evidence.reason());
        return Json.object()
                .with("certainty", fact.certainty().name())
                .with("evidence", evidence.digest().map(Digest::hex).map(hex -> place.with("digest", hex)).orElse(place));
    }

    /** What it says; {@code null} if it is unknown. */
    static Json text(Fact<String> fact) {
        return fact.known().<Json>map(Json.Text::new).orElse(Json.NULL);
    }

    /** What it says; nothing in the list if it is unknown. */
    static Json texts(Fact<List<String>> fact) {
        return Json.texts(fact.known().orElse(List.of()));
    }

    /** What it says; {@code null} if it is unknown. */
    static Json count(Fact<Long> fact) {
        return fact.known().<Json>map(InspectionReport::number).orElse(Json.NULL);
    }

    /** A text that is empty if nobody says. */
    static Json textIfSaid(String text) {
        return Optional.of(text).filter(said -> !said.isEmpty()).<Json>map(Json.Text::new).orElse(Json.NULL);
    }
}
