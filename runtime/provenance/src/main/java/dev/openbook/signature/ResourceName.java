package dev.openbook.signature;

import java.util.Optional;

/** Which names of files are safe: those that lead from the model's root to something below it, on every system. */
final class ResourceName {
    private static final int MAX_CHARACTERS = 4096;

    private ResourceName() {}

    /** What is wrong with a name, as the end of a sentence; empty if nothing is. */
    static Optional<String> flaw(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.length() > MAX_CHARACTERS) {
            return Optional.of("is longer than " + MAX_CHARACTERS + " characters");
        }
        if (name.charAt(0) == '/') {
            return Optional.of("starts at the top of the disk");
        }
        if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            return Optional.of("starts with the letter of a drive");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("has a backslash, which leads elsewhere on some systems");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has control characters");
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return Optional.of("has \"" + part + "\" between its slashes, so that it may lead elsewhere");
            }
        }
        return Optional.empty();
    }
}
