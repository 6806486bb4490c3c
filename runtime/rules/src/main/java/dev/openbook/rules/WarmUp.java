package dev.openbook.rules;

import dev.openbook.rule.RuleRequest;

/** Uses once what every rule needs: the reader of files, the compiler, the evaluation of what holds and of what does not. */
final class WarmUp {
    private static final String RULES = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: warm-up, version: 1}
            stage: request
            variables:
              - {name: short, expression: "size(request.text) < 100"}
            rules:
              - id: holds
                require: "variables.short && request.kind in ['question'] && !request.text.matches('[0-9]+')"
                action: deny
                message: "'It does not hold.'"
              - id: does-not-hold
                require: "known(caller.name) && ['a'].all(word, request.text.contains(word))"
                action: audit
                message: "'Asked: ' + request.kind + string(size(request.text))"
            """;

    private WarmUp() {}

    static void run() {
        RuleBooks.parse("warm-up", RULES).request(RuleRequest.of("question", "Who?"));
    }
}
