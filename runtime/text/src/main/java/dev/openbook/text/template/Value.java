package dev.openbook.text.template;

/** A value as templates know it, with the behaviour of its counterpart in Python. */
sealed interface Value
        permits None,
                Bool,
                Int,
                Real,
                Text,
                Sequence,
                Dict,
                DictView,
                Range,
                Iteration,
                Undefined,
                Callable,
                Namespace,
                LoopState,
                Cycler {

    /** What Python calls the type, such as {@code str}. */
    String typeName();

    /** Whether it counts as true. */
    boolean truth();
}
