package dev.openbook.rules.table;

/** Steps that one question about all cases of a table may take. Not thread-safe; lives for one question. */
final class Budget {
    private long left;

    Budget(long steps) {
        this.left = steps;
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Spent();
        }
    }

    /** No steps are left. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("The question needs more steps than it may take.", null, false, false);
        }
    }
}
