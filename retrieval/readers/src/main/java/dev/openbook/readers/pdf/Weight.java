package dev.openbook.readers.pdf;

import java.util.List;

/**
 * How heavy the letters and digits of a line are; bullets and other signs do not count.
 *
 * @param startsBold whether the first one is bold
 * @param bold how many are bold
 * @param plain how many are not
 */
record Weight(boolean startsBold, int bold, int plain) {

    static Weight of(Run run) {
        int letters = (int) run.text().chars().filter(Character::isLetterOrDigit).count();
        return new Weight(run.bold() && letters > 0, run.bold() ? letters : 0, run.bold() ? 0 : letters);
    }

    /** The weight of parts in a row. */
    static Weight sum(List<Weight> parts) {
        Weight sum = new Weight(false, 0, 0);
        for (Weight part : parts) {
            boolean first = sum.bold + sum.plain == 0;
            sum = new Weight(
                    first ? part.startsBold : sum.startsBold, sum.bold + part.bold, sum.plain + part.plain);
        }
        return sum;
    }

    boolean allBold() {
        return bold > 0 && plain == 0;
    }

    boolean allPlain() {
        return bold == 0;
    }

    boolean mostlyPlain() {
        return plain > bold;
    }
}
