package dev.openbook.rules.expression;

/** A variable that cannot be computed was read. Passes through the engine to {@link Expression}. */
final class VariableFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VariableFailure(String explanation) {
        super(explanation, null, false, false);
    }
}
