package dev.openbook.sigstore;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;

/** What a statement says that the whole model's digest is. The rest of it is read by others. */
final class SignedFiles {
    private static final JsonReader READER = JsonReader.exact(JsonLimits.ofBytes(4 << 20));

    private SignedFiles() {}

    static void require(byte[] statement, Digest rootDigest) throws RefusedException {
        try {
            if (READER.read(statement) instanceof Json.Obj object
                    && object.members().get("subject") instanceof Json.Array subjects
                    && subjects.items().size() == 1
                    && subjects.items().getFirst() instanceof Json.Obj subject
                    && subject.members().get("digest") instanceof Json.Obj digest
                    && digest.members().get("sha256") instanceof Json.Text text
                    && text.value().equals(rootDigest.hex())) {
                return;
            }
        } catch (InvalidJsonException e) {
            // Said below.
        }
        throw new RefusedException("SIGSTORE_FILES", "The signature is genuine, but about other files than those on disk.");
    }
}
