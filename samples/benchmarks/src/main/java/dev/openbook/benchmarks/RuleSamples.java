package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.cli.BundledModels;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.rule.Caller;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rule files and what they are asked about, for benchmarks. */
final class RuleSamples {
    /** Licence, class of openness, signature: what a rule about a model usually asks. */
    static final String TYPICAL = "model.license.spdx in params.allowed"
            + " && (mofAtLeast(model.openness.modelClass, 'III') || env.name != 'prod')"
            + " && (model.signature.verdict == 'VERIFIED' || env.name != 'prod')";
    /** A loop over all files of the model. */
    static final String LOOP = "model.files.all(file, size(file.sha256) == 64 && file.size >= 0)";
    /** Blacks out personal data. */
    static final String REDACTING = """
              - {id: pii, redact: {detector: %s, replacement: "[REDACTED]"}, action: redact, message: "'It has personal data.'"}
            """;

    private static final List<String> RULES = List.of(
            "model.license.spdx in params.allowed && model.license.spdx != 'GPL-%d.0'",
            "variables.small && model.graph.parameters > %d",
            "model.readable && model.graph.irVersion >= 3 && model.graph.irVersion < 1%d",
            "model.files.all(file, file.size < 1%d00000000)",
            "size(model.files) > 0 && size(model.files) < 10%d",
            "model.layout.kind != 'kind-%d' && model.layout.tokenizer.endsWith('.json')",
            "!model.findings.exists(finding, finding.severity == 'ERROR' && finding.code != 'CODE_%d')",
            "model.signature.verdict == 'VERIFIED' || env.name != 'prod-%d'",
            "known(model.card) && model.card.title.matches('^[A-Za-z]') && model.source != 'model-%d'",
            "(model.license.osiApproved || model.license.open) && model.rootDigest != '%d'");

    private RuleSamples() {}

    /** An admission set with one rule. */
    static String admission(String require) {
        return admission(List.of(require));
    }

    private static String admission(List<String> requirements) {
        return """
                apiVersion: rules/v1
                kind: RuleSet
                metadata: {name: benchmark, version: 1}
                stage: admission
                params: {allowed: [Apache-2.0, MIT, BSD-3-Clause, CC0-1.0], most: 8000000000}
                variables:
                  - {name: small, expression: "model.graph.parameters <= params.most"}
                rules:
                """ + IntStream.range(0, requirements.size())
                        .mapToObj(i -> """
                                  - id: rule-%d
                                    require: "%s"
                                    action: deny
                                    message: "'The model ' + model.source + ' does not meet our rule %d.'"
                                """.formatted(i, requirements.get(i), i))
                        .collect(Collectors.joining());
    }

    /** Fifty rules, ten kinds five times over with other values, all of which hold for {@link #model()}. */
    static String fifty() {
        return admission(IntStream.range(0, 50).mapToObj(i -> RULES.get(i % RULES.size()).formatted(i)).toList());
    }

    /** A model that comes with the library, as its inspection finds it, and a record of its openness. */
    static ModelProvenance model() {
        try (Openbook openbook = Openbook.builder().build()) {
            return openbook.inspect(BundledModels.minilm()).toBuilder()
                    .openness(Fact.stated(MofReport.ofNothing(), "MODEL_OPENNESS.yml", "The record says so."))
                    .build();
        }
    }

    /** A response set with one rule. */
    static String response(String rule) {
        return """
                apiVersion: rules/v1
                kind: RuleSet
                metadata: {name: benchmark, version: 1}
                stage: response
                rules:
                """ + rule;
    }

    /**
     * An answer of so many words, a fifth of them numbers.
     *
     * @param personal whether it has a social security number and an address of e-mail
     */
    static RuleResponse answer(int words, boolean personal) {
        String text = BenchmarkTexts.ofWords(words, 1).get(0)
                + (personal ? " Her number is 123-45-6789, write to ana.lopez@example.org." : "");
        RuleResponse.Source source = new RuleResponse.Source(1, "guide.pdf", Optional.of(3), "Who may apply", text);
        RuleRequest request = new RuleRequest(
                "question", "Who may apply?", Optional.of(Caller.of("Ada", "staff")), Optional.empty(), Map.of());
        return new RuleResponse(
                request, RuleResponse.Scope.ANSWER, text,
                Optional.of(List.of(new RuleResponse.Sentence(text, true, List.of(1), Optional.of(true)))), List.of(source), 1);
    }
}
