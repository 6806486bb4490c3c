package dev.openbook.rules.function;

/**
 * Whether a path is of a form: {@code *} stands for any characters of one name, {@code **} for any number of names, {@code ?} for
 * one character of a name. Capitals count, and a backslash in a path parts names as a slash does.
 *
 * <p>All places of the form that the path may have reached are kept side by side (K. Thompson, Regular expression search
 * algorithm, 1968), so that it takes steps for each character times the form's length at most, whatever the form.
 */
final class Glob {
    private static final int LONGEST = 256;

    private final String form;

    private Glob(String form) {
        this.form = form;
    }

    static boolean matches(String path, String form) {
        if (form.length() > LONGEST) {
            throw new FunctionFailure("The form of glob() may have " + LONGEST + " characters at most, and this one has "
                     + form.length() + ".");
        }
        return new Glob(form).matches(path);
    }

    private boolean matches(String path) {
        boolean[] places = new boolean[form.length() + 1];
        reach(places, 0);
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at) == '\\' ? '/' : path.charAt(at);
            boolean[] next = new boolean[form.length() + 1];
            for (int place = 0; place < form.length(); place++) {
                if (places[place]) {
                    step(next, place, c);
                }
            }
            places = next;
        }
        return places[form.length()];
    }

    private void step(boolean[] next, int place, char c) {
        char expected = form.charAt(place);
        if (isDouble(place)) {
            if (c == '/') {
                // A name begins after it, and "**/" may stand for none further.
                reach(next, place);
            } else {
                next[place] = true;
                reach(next, place + 2);
            }
        } else if (expected == '*') {
            if (c != '/') {
                reach(next, place);
            }
        } else if (expected == '?' ? c != '/' : expected == c) {
            reach(next, place + 1);
        }
    }

    /** Marks a place and those that stars reach from it without a character. */
    private void reach(boolean[] places, int place) {
        if (places[place]) {
            return;
        }
        places[place] = true;
        if (isDouble(place)) {
            boolean wholeNames = (place == 0 || form.charAt(place - 1) == '/') && form.startsWith("/", place + 2);
            if (wholeNames) {
                reach(places, place + 3);
            }
            reach(places, place + 2);
        } else if (place < form.length() && form.charAt(place) == '*') {
            reach(places, place + 1);
        }
    }

    private boolean isDouble(int place) {
        return form.startsWith("**", place);
    }
}
