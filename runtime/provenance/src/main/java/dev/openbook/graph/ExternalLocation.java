package dev.openbook.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reference from a tensor to a file beside its graph, judged as text before any file system sees it.
 *
 * @param path the reference with {@code .} steps taken out; meaningless if there is a problem
 * @param code of the finding, if there is a problem
 * @param problem why the reference must not be followed, as the rest of a sentence that begins with the graph's name
 */
record ExternalLocation(String path, String code, Optional<String> problem) {
    private static final String MEMORY_MARK = "_ORT_MEM_ADDR_";
    private static final int MAX_SHOWN = 120;

    static ExternalLocation of(String location) {
        if (location.contains(MEMORY_MARK)) {
            return refused("EXTERNAL_DATA_MEMORY_ADDRESS", "takes weights from an address in memory instead of a file");
        }
        List<String> steps = new ArrayList<>(Arrays.asList(location.split("/", -1)));
        steps.removeIf(step -> step.equals("."));
        if (location.startsWith("/")
                || location.indexOf('\\') >= 0
                || startsWithDrive(location)
                || steps.contains("..")) {
            return refused(
                    "EXTERNAL_DATA_OUTSIDE",
                    "takes weights from \"" + shown(location) + "\", which leads outside the model's folder");
        }
        if (steps.isEmpty() || steps.contains("") || holdsControl(location)) {
            return refused("EXTERNAL_DATA_NAME", "takes weights from \"" + shown(location) + "\", which names no file");
        }
        return new ExternalLocation(String.join("/", steps), "", Optional.empty());
    }

    private static boolean startsWithDrive(String location) {
        char first = location.isEmpty() ? ' ' : location.charAt(0);
        return location.indexOf(':') == 1 && ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z'));
    }

    private static boolean holdsControl(String location) {
        for (int i = 0; i < location.length(); i++) {
            if (Character.isISOControl(location.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static ExternalLocation refused(String code, String problem) {
        return new ExternalLocation("", code, Optional.of(problem));
    }

    /** The file's path from the model's root, for a graph that refers to it. */
    String besides(String graph) {
        return graph.substring(0, graph.lastIndexOf('/') + 1) + path;
    }

    /** A text out of an untrusted file as a message may show it: short, on one line. */
    static String shown(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < MAX_SHOWN; i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            line.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter);
        }
        return line.length() < text.length() ? line + "…" : line.toString();
    }
}
