package dev.openbook.rules;

import java.util.concurrent.atomic.AtomicLong;

/** A text that counts how often somebody looks at one of its characters, so that work can be compared without a clock. */
public final class CountedText implements CharSequence {
    private final String text;
    private final AtomicLong looks;

    private CountedText(String text, AtomicLong looks) {
        this.text = text;
        this.looks = looks;
    }

    /** A text at which nobody has looked yet. */
    public static CountedText of(String text) {
        return new CountedText(text, new AtomicLong());
    }

    /** How many characters were looked at, those of copies among them. */
    public long looks() {
        return looks.get();
    }

    @Override
    public char charAt(int index) {
        looks.incrementAndGet();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
        looks.addAndGet(text.length());
        return text;
    }
}
