package dev.openbook.rules.logic;

import dev.openbook.rules.logic.Formula.Said;
import dev.openbook.rules.logic.Statement.Compared;
import dev.openbook.rules.logic.Statement.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Statements that are to be so at the same time. Not thread-safe. */
final class Statements {
    /** One call and nothing around it: a difference of two counts may well be below zero. */
    private static final Pattern COUNT =
            Pattern.compile("(?:size|words|characters|charactersWithoutSpaces|sentences|pages)\\([^()\"']*\\)|[\\w.]+\\.size\\(\\)");

    private final List<Said> said = new ArrayList<>();

    /** Adds one and says whether all can still be so together. */
    boolean add(Said next) {
        boolean fits = said.stream().noneMatch(earlier -> clash(earlier, next) || clash(next, earlier));
        said.add(next);
        return fits && (!(next.statement() instanceof Compared compared) || isPossible(compared.subject()));
    }

    /** Takes the last one back. */
    void removeLast() {
        said.remove(said.size() - 1);
    }

    private static boolean clash(Said one, Said other) {
        if (one.statement().equals(other.statement())) {
            return one.holds() != other.holds();
        }
        return !one.holds() && isAbout(one.statement().subject(), other.statement().subject());
    }

    /** Whether the first asks if the second's fact, or a group around it, is known. */
    private static boolean isAbout(String question, String subject) {
        if (!question.startsWith("known(") || !question.endsWith(")")) {
            return false;
        }
        String fact = question.substring("known(".length(), question.length() - 1);
        return subject.equals(fact) || subject.startsWith(fact + ".");
    }

    private boolean isPossible(String subject) {
        List<Said> about = said.stream()
                .filter(candidate -> candidate.statement() instanceof Compared compared && compared.subject().equals(subject))
                .toList();
        for (Said equal : about) {
            if (equal.holds() && equal.statement() instanceof Compared compared && compared.relation() == Relation.EQUAL) {
                return about.stream().allMatch(other -> fits(other, compared.value()));
            }
        }
        return new Interval(about, isCount(subject)).isPossible();
    }

    private static boolean fits(Said said, Object value) {
        return said.statement() instanceof Compared compared && compared.isSo(value) == said.holds();
    }

    /** Counts are never below zero. */
    private static boolean isCount(String subject) {
        return COUNT.matcher(subject).matches();
    }

    /** The numbers that comparisons leave. */
    private static final class Interval {
        private double low = Double.NEGATIVE_INFINITY;
        private double high = Double.POSITIVE_INFINITY;
        private boolean lowOpen;
        private boolean highOpen;
        private final List<Double> left = new ArrayList<>();

        Interval(List<Said> about, boolean count) {
            if (count) {
                above(0, false);
            }
            about.forEach(this::narrow);
        }

        private void narrow(Said said) {
            if (!(said.statement() instanceof Compared compared) || !(compared.value() instanceof Double bound)) {
                return;
            }
            switch (compared.relation()) {
                case EQUAL -> left.add(bound);
                case LESS -> bound(said.holds(), bound, said.holds());
                case AT_MOST -> bound(said.holds(), bound, !said.holds());
            }
        }

        private void bound(boolean upper, double bound, boolean open) {
            if (upper) {
                below(bound, open);
            } else {
                above(bound, open);
            }
        }

        private void below(double bound, boolean open) {
            highOpen = bound < high ? open : bound == high ? highOpen || open : highOpen;
            high = Math.min(high, bound);
        }

        private void above(double bound, boolean open) {
            lowOpen = bound > low ? open : bound == low ? lowOpen || open : lowOpen;
            low = Math.max(low, bound);
        }

        boolean isPossible() {
            return low < high || (low == high && !lowOpen && !highOpen && !left.contains(low));
        }
    }
}
