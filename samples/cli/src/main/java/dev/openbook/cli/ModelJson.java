package dev.openbook.cli;

import dev.openbook.model.Coverage;
import dev.openbook.model.Model;
import dev.openbook.value.Json;

/** What every result of a model says of the model and of how it read. */
final class ModelJson {
    private ModelJson() {}

    static Json of(Model model) {
        return Json.object()
                .with("source", model.provenance().source())
                .with("rootDigest", model.provenance().rootDigest().hex());
    }

    static Json of(Coverage coverage) {
        return Json.object()
                .with("tokens", coverage.tokens())
                .with("tokensRead", coverage.tokensRead())
                .with("windows", coverage.windows());
    }

    /** For people: {@code 812 tokens in 4 windows}. */
    static String text(Coverage coverage) {
        return coverage.tokens() + (coverage.tokens() == 1 ? " token" : " tokens")
                + (coverage.complete() ? "" : ", of which " + coverage.tokensRead() + " were read")
                + (coverage.windows() > 1 ? " in " + coverage.windows() + " windows" : "");
    }
}
