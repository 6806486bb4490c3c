package dev.openbook.readers.pdf;

import java.util.List;

/**
 * Words that stand side by side on one line without a wide gap: a line of a column, or a cell of a table.
 *
 * @param text words with single spaces between
 * @param left x at which it starts, in points
 * @param right x at which it ends
 * @param baseline y of its baseline, growing downwards
 * @param size height of the font of most of its letters
 * @param weight how much of it is bold
 */
record Segment(String text, double left, double right, double baseline, double size, Weight weight) {
    private static final double RAISED = 0.2;

    boolean isBold() {
        return weight.allBold();
    }

    int words() {
        int words = 1;
        for (int i = 0; i < text.length(); i++) {
            words += text.charAt(i) == ' ' ? 1 : 0;
        }
        return words;
    }

    /** Runs of one line, from left to right, as one segment. */
    static Segment of(List<Run> runs) {
        StringBuilder text = new StringBuilder();
        double right = Double.NEGATIVE_INFINITY;
        Run main = runs.getFirst();
        for (Run run : runs) {
            boolean behindNumber = !text.isEmpty()
                    && text.length() == runs.getFirst().text().length()
                    && runs.getFirst().baseline() < run.baseline() - RAISED * run.size();
            boolean apart = behindNumber || run.left() - right > Spacing.wordGap(Math.min(run.size(), main.size()));
            if (!text.isEmpty() && apart && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            text.append(run.text().startsWith(" ") ? run.text().stripLeading() : run.text());
            right = Math.max(right, run.right());
            main = run.text().length() > main.text().length() ? run : main;
        }
        String stripped = text.toString().strip();
        Weight weight = Weight.sum(runs.stream().map(Weight::of).toList());
        return new Segment(stripped, runs.getFirst().left(), right, main.baseline(), main.size(), weight);
    }
}
