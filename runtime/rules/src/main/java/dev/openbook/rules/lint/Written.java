package dev.openbook.rules.lint;

import dev.openbook.rules.logic.Flaw;
import dev.openbook.rules.logic.ParsedExpression;
import dev.openbook.rules.parse.Place;
import dev.openbook.rules.parse.ScalarText;
import java.util.Optional;

/**
 * An expression and where it stands.
 *
 * @param text as it is written
 * @param expression its tree
 */
record Written(ScalarText text, ParsedExpression expression) {
    static Optional<Written> of(ScalarText text) {
        return ParsedExpression.of(text.value()).map(expression -> new Written(text, expression));
    }

    Place start() {
        return text.at(1, 0);
    }

    Place at(Flaw flaw) {
        return text.at(flaw.line(), flaw.offset());
    }
}
