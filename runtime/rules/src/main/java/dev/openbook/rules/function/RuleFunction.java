package dev.openbook.rules.function;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A function that rules can call, for one list of types. Rules may write {@code words(text)} or {@code text.words()}.
 *
 * @param name as rules write it; several functions may have the same name and other arguments
 * @param arguments types of what it is given
 * @param result type of what it gives
 * @param cost what one call takes at worst
 * @param body computes it; given one value for each argument, of that type; fails with a {@link FunctionFailure}
 * @param says one line for people who write rules
 * @param example a call and what it gives, as {@code call = value}
 */
public record RuleFunction(
        String name, List<ArgumentType> arguments, ArgumentType result, Cost cost, Body body, String says, String example) {
    /** Copies the list. */
    public RuleFunction {
        arguments = List.copyOf(arguments);
    }

    /** How it is called, such as {@code pages(text, whole number)}. */
    public String signature() {
        return arguments.stream()
                .filter(type -> type != ArgumentType.SOURCES || arguments.get(0) != ArgumentType.SENTENCES)
                .map(ArgumentType::label)
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** What is given to a function or comes of it. */
    public enum ArgumentType {
        /** A {@link String}. */
        TEXT("text"),
        /** A {@link Long}. */
        WHOLE("whole number"),
        /** A {@link Double}. */
        NUMBER("number"),
        /** A {@link Boolean}. */
        TRUTH("true or false"),
        /** A {@link Money}. */
        MONEY("money"),
        /** A {@link List} of texts. */
        TEXTS("list of texts"),
        /** A {@link List} of whole numbers. */
        WHOLES("list of whole numbers"),
        /** The sentences of an answer, {@code answer.sentences}; a rule may write {@code answer}. */
        SENTENCES("answer"),
        /** The sources of an answer, {@code answer.sources}; a rule may write {@code answer}. */
        SOURCES("answer.sources");

        private final String label;

        ArgumentType(String label) {
            this.label = label;
        }

        /** As people who write rules know it. */
        public String label() {
            return label;
        }
    }

    /**
     * The size of an argument.
     *
     * @param length characters of a text, elements of a list; 1 for all else
     * @param characters of all texts in it together
     */
    public record Size(double length, double characters) {}

    /**
     * What a call takes.
     *
     * @param steps of some 20 ns
     * @param length most characters of the text, or elements of the list, that comes of it; 1 for all else
     * @param characters most in each element of the list that comes of it
     */
    public record Bound(double steps, double length, double characters) {}

    /** What a call takes at worst, from the sizes of its arguments. */
    @FunctionalInterface
    public interface Cost {
        /** The bound for arguments of these sizes. */
        Bound of(List<Size> arguments);

        /** So many steps for each character of all arguments, and a single value. */
        static Cost perCharacter(double steps) {
            return sizes -> new Bound(20 + steps * characters(sizes), 1, 0);
        }

        /** Likewise, with a list of what stands in the first argument. */
        static Cost listOfParts(double steps) {
            return sizes -> new Bound(
                    20 + steps * characters(sizes), Math.max(1, sizes.get(0).length()), Math.max(64, sizes.get(0).characters()));
        }

        /** A few steps, and a value of at most so many characters. */
        static Cost constant(double steps, double length) {
            return sizes -> new Bound(steps + characters(sizes) / 4, length, 0);
        }

        private static double characters(List<Size> sizes) {
            return sizes.stream().mapToDouble(size -> Math.max(size.length(), size.characters())).sum();
        }
    }

    /** How a function computes. */
    @FunctionalInterface
    public interface Body {
        /** The value for these arguments. */
        Object call(Object... arguments);
    }
}
