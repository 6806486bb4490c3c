package dev.openbook.text.template;

import java.util.List;

/**
 * What happens to variables when a scope is entered.
 *
 * @param loads in order
 */
record Scope(List<Load> loads) {

    /** How a variable starts. */
    sealed interface Load {
        /** Which variable. */
        Variable variable();

        /** It will be given a value by a loop, call or {@code with}. */
        record Parameter(Variable variable) implements Load {}

        /** It is one of the values that the template was given, or a global function. */
        record Resolve(Variable variable, String name) implements Load {}

        /** It starts with the value of a variable outside. */
        record Alias(Variable variable, Variable outer) implements Load {}

        /** It starts without value. */
        record Missing(Variable variable) implements Load {}
    }
}
