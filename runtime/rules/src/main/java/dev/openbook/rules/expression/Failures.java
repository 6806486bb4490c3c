package dev.openbook.rules.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.openbook.rules.cost.WorstCase;
import dev.openbook.rules.function.FunctionFailure;

/** Why an expression could not be computed, in plain words. */
final class Failures {
    static final String OTHER_TYPE = "a value is of another type than the expression needs";

    private Failures() {}

    static String reason(CelEvaluationException failure) {
        return switch (failure.getErrorCode()) {
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case INDEX_OUT_OF_BOUNDS -> "it reads beyond the end of a list";
            case NUMERIC_OVERFLOW -> "a number grows too large";
            case ITERATION_BUDGET_EXCEEDED -> "its loops would visit more than " + WorstCase.MAX_ROUNDS + " elements";
            case BAD_FORMAT -> "a text cannot be read as what it is converted to";
            case DUPLICATE_ATTRIBUTE -> "it makes a table with the same name twice";
            default -> ofCause(failure);
        };
    }

    private static String ofCause(CelEvaluationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FunctionFailure function) {
                return String.valueOf(function.getMessage());
            }
            if (cause instanceof IndexOutOfBoundsException) {
                return "it reads beyond the end of a text";
            }
            if (cause instanceof ArithmeticException) {
                return "a number grows too large";
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("out of range") || message.contains("out of bounds")
                ? "it reads beyond the end of a text"
                : OTHER_TYPE;
    }
}
