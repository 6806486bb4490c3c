package dev.openbook.sigstore;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.util.Base64;
import java.util.List;

/**
 * Compares what a bundle says of the kind of its log entries with the entries themselves, which the log signed. The library
 * beneath reads the entries and ignores what the bundle says, so that a change of it would go unnoticed.
 */
final class LogEntryKinds {
    private static final JsonReader READER = JsonReader.exact(JsonLimits.ofBytes(4 << 20));

    private LogEntryKinds() {}

    /** Whether all of them agree; a bundle of another form does not. */
    static boolean agree(byte[] bundle) {
        try {
            return member(READER.read(bundle), "verificationMaterial", "tlogEntries") instanceof Json.Array entries
                    && agree(entries.items());
        } catch (InvalidJsonException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean agree(List<Json> entries) throws InvalidJsonException {
        for (Json entry : entries) {
            if (!(member(entry, "canonicalizedBody") instanceof Json.Text body)) {
                return false;
            }
            Json signed = READER.read(Base64.getDecoder().decode(body.value()));
            boolean same = member(entry, "kindVersion", "kind").equals(member(signed, "kind"))
                    && member(entry, "kindVersion", "version").equals(member(signed, "apiVersion"));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Json member(Json json, String... names) {
        Json at = json;
        for (String name : names) {
            at = at instanceof Json.Obj object ? object.members().getOrDefault(name, Json.NULL) : Json.NULL;
        }
        return at;
    }
}
