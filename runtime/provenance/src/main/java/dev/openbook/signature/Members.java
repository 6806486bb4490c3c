package dev.openbook.signature;

import dev.openbook.value.Json;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one object of a signature, taken out by name and type. Names that nobody knows are refused: they would be
 * words that nobody checked.
 *
 * @param code of the problem if the object is not as it must be
 * @param place how the message names the object
 * @param object the object
 */
record Members(String code, String place, Json.Obj object) {
    private static final double MAX_EXACT = 0x1p53;

    static Members of(String code, String place, Json json, Set<String> known) throws RefusedException {
        if (!(json instanceof Json.Obj object)) {
            throw RefusedException.malformed(code, "The signature's " + place + " is no JSON object.");
        }
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw RefusedException.malformed(
                        code, "The signature's " + place + " has a member \"" + name + "\" that the format does not know.");
            }
        }
        return new Members(code, place, object);
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    Json value(String name) throws RefusedException {
        Json value = object.members().get(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    String text(String name) throws RefusedException {
        if (value(name) instanceof Json.Text text && !text.value().isEmpty()) {
            return text.value();
        }
        throw wrong(name, "is not a text");
    }

    Optional<String> textIfPresent(String name) throws RefusedException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean truth(String name) throws RefusedException {
        if (value(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw wrong(name, "is neither true nor false");
    }

    long positive(String name) throws RefusedException {
        if (value(name) instanceof Json.Num number
                && number.value() >= 1 && number.value() <= MAX_EXACT && Math.rint(number.value()) == number.value()) {
            return (long) number.value();
        }
        throw wrong(name, "is not a positive whole number");
    }

    List<Json> list(String name) throws RefusedException {
        if (value(name) instanceof Json.Array array) {
            return array.items();
        }
        throw wrong(name, "is not a list");
    }

    /** Base64 (RFC 4648, section 4) in its one canonical spelling, so that no two texts mean the same bytes. */
    byte[] bytes(String name) throws RefusedException {
        String text = text(name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw wrong(name, "is not Base64");
    }

    RefusedException wrong(String name, String problem) {
        return RefusedException.malformed(code, "The member \"" + name + "\" of the signature's " + place + " " + problem + ".");
    }
}
