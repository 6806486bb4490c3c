package dev.openbook.rules.logic;

import dev.openbook.rules.logic.Formula.All;
import dev.openbook.rules.logic.Formula.Any;
import dev.openbook.rules.logic.Formula.Said;
import dev.openbook.rules.logic.Formula.Truth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Whether formulas can be true at all, by analytic tableaux (Smullyan, First-Order Logic, 1968): all parts of an And on one
 * branch, one branch for each part of an Or, until one branch is left without contradiction. Branches are exponential in the
 * worst case, so that after a number of steps the answer is "perhaps". Not thread-safe; lives for one question.
 */
final class Possibility {
    private static final int MAX_STEPS = 2_000;
    private static final int MAX_DEPTH = 400;

    private final Statements statements = new Statements();
    private int steps;

    /** Whether it is certain that a formula is never true. */
    static boolean isNever(Formula formula) {
        return !new Possibility().canBe(new ArrayDeque<>(List.of(formula)), 0);
    }

    /** Whether it is certain that a formula is always true. */
    static boolean isAlways(Formula formula) {
        return isNever(formula.negated());
    }

    private boolean canBe(Deque<Formula> open, int depth) {
        steps++;
        Formula next = open.poll();
        if (next == null || steps > MAX_STEPS || depth > MAX_DEPTH) {
            return true;
        }
        return switch (next) {
            case Truth truth -> truth.value() && canBe(open, depth + 1);
            case All all -> {
                all.parts().forEach(open::add);
                yield canBe(open, depth + 1);
            }
            case Said said -> {
                boolean possible = statements.add(said) && canBe(open, depth + 1);
                statements.removeLast();
                yield possible;
            }
            case Any any -> branch(any.parts().iterator(), open, depth);
        };
    }

    private boolean branch(Iterator<Formula> parts, Deque<Formula> open, int depth) {
        while (parts.hasNext()) {
            Deque<Formula> branch = new ArrayDeque<>(open);
            branch.addFirst(parts.next());
            if (canBe(branch, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
