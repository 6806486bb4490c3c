package dev.openbook.embed;

import dev.openbook.model.Coverage;
import java.util.List;

/**
 * A text as the model reads it.
 *
 * @param windows at least one
 * @param tokens how many the text has of its own, in windows or not
 */
record WindowedText(List<Window> windows, int tokens) {

    Coverage coverage() {
        return new Coverage(tokens, windows.stream().mapToInt(Window::tokens).sum(), windows.size());
    }
}
