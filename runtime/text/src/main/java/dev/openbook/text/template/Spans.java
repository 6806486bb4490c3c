package dev.openbook.text.template;

/** The start and stop that methods such as {@code find} take: counted from the end if negative, cut to the length. */
final class Spans {
    private Spans() {}

    static int start(Value value, int length) {
        return value == None.NONE ? 0 : Math.max(0, counted(value, length));
    }

    static int stop(Value value, int length) {
        return value == None.NONE ? length : Math.clamp(counted(value, length), 0, length);
    }

    private static int counted(Value value, int length) {
        int index = Conversions.requireIndex(value);
        return index < 0 ? index + length : index;
    }
}
