package dev.openbook.cli;

import dev.openbook.rule.ReviewTicket;
import dev.openbook.value.Json;
import java.util.Locale;
import java.util.Optional;

/** What a person has to look at, as JSON. */
final class ReviewJson {
    private ReviewJson() {}

    static Json of(Optional<ReviewTicket> review) {
        return review.<Json>map(ticket -> Json.object()
                        .with("ticket", ticket.id())
                        .with("stage", ticket.stage().name().toLowerCase(Locale.ROOT))
                        .with("reasons", Json.array(ticket.reasons().stream().map(Json.Text::new).toList())))
                .orElse(Json.NULL);
    }
}
