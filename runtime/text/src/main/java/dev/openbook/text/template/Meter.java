package dev.openbook.text.template;

/** Counts what one rendering costs, and stops it at the limits: before memory is taken, not after. */
final class Meter {
    private static final int CHARACTERS_PER_STEP = 128;

    private final TemplateLimits limits;
    private long steps;
    private int depth;

    Meter(TemplateLimits limits) {
        this.limits = limits;
    }

    void step() {
        steps(1);
    }

    void steps(long count) {
        steps += count;
        if (steps > limits.maxSteps()) {
            throw TemplateFailure.limit("it does more than " + limits.maxSteps() + " steps of work");
        }
    }

    /** A text of this length is about to be made or read. */
    void text(long length) {
        requireText(length);
        steps(1 + Math.max(0, length) / CHARACTERS_PER_STEP);
    }

    /** A text has grown, or is about to grow, to this length. */
    void requireText(long length) {
        if (length > limits.maxCharacters()) {
            throw TemplateFailure.limit("it makes a text of more than " + limits.maxCharacters() + " characters");
        }
    }

    /** A list of this length is about to be made. */
    void items(long count) {
        requireItems(count);
        steps(1 + Math.max(0, count));
    }

    /** A list has grown to this length. */
    void requireItems(long count) {
        if (count > limits.maxItems()) {
            throw TemplateFailure.limit("it makes a list of more than " + limits.maxItems() + " items");
        }
    }

    void enter() {
        steps(1);
        requireDepth(++depth);
    }

    void leave() {
        depth--;
    }

    /** A value holds others this deep. */
    void requireDepth(int levels) {
        if (levels > limits.maxDepth()) {
            throw TemplateFailure.limit("it goes more than " + limits.maxDepth() + " levels deep");
        }
    }
}
