package dev.openbook.signature;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;

/** Reads the objects in JSON that a signature is made of, of which every reader must understand the same. Thread-safe. */
final class SignatureJson {
    private static final int MAX_NESTING = 32;
    /** Values are much larger in memory than in the file; sound signatures have one in 27 bytes or more. */
    private static final int BYTES_FOR_EACH_VALUE = 24;

    private final String code;
    private final String what;
    private final JsonReader reader;

    /**
     * A reader.
     *
     * @param code of the problem if it is not such JSON
     * @param what stands in the message for what is read
     * @param maxBytes length of the longest one
     */
    SignatureJson(String code, String what, int maxBytes) {
        this.code = code;
        this.what = what;
        this.reader = JsonReader.exact(new JsonLimits(maxBytes, MAX_NESTING, 1 + maxBytes / BYTES_FOR_EACH_VALUE));
    }

    Json.Obj read(byte[] bytes) throws RefusedException {
        try {
            if (reader.read(bytes) instanceof Json.Obj object) {
                return object;
            }
            throw RefusedException.malformed(code, what + " is no JSON object.");
        } catch (InvalidJsonException e) {
            throw RefusedException.malformed(code, what + " " + e.problem() + e.place() + ".");
        }
    }
}
