package dev.openbook.sigstore;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.util.Base64;
import java.util.Set;

/**
 * Looks at the parts of a bundle that the library beneath does not look at, so that none can be changed unnoticed: the kind of
 * each log entry, which must be that of the entry that the log signed; the size of the log, which must be that of the checkpoint
 * that the log signed; and names and Base64, which can be spelled in several ways.
 */
final class UncheckedParts {
    private static final JsonReader READER = JsonReader.exact(JsonLimits.ofBytes(4 << 20));

    /** Names of members of a bundle that hold bytes. */
    private static final Set<String> BASE64 = Set.of(
            "keyId", "signedEntryTimestamp", "rootHash", "hashes", "canonicalizedBody", "rawBytes", "signedTimestamp", "payload", "sig");

    private UncheckedParts() {}

    /** Whether all of them are as they must be; in a bundle of another form they are not. */
    static boolean sound(byte[] bundle) {
        try {
            Json read = READER.read(bundle);
            if (!(member(read, "verificationMaterial", "tlogEntries") instanceof Json.Array entries) || !spelledInOneWay(read)) {
                return false;
            }
            for (Json entry : entries.items()) {
                if (!ofItsKind(entry) || !ofItsSize(entry)) {
                    return false;
                }
            }
            return true;
        } catch (InvalidJsonException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean ofItsKind(Json entry) throws InvalidJsonException {
        if (!(member(entry, "canonicalizedBody") instanceof Json.Text body)) {
            return false;
        }
        Json signed = READER.read(Base64.getDecoder().decode(body.value()));
        return member(entry, "kindVersion", "kind").equals(member(signed, "kind"))
                && member(entry, "kindVersion", "version").equals(member(signed, "apiVersion"));
    }

    /** The second line of a checkpoint (transparency-dev, "tlog-checkpoint") is the size of the log. An entry may have no proof. */
    private static boolean ofItsSize(Json entry) {
        Json proof = member(entry, "inclusionProof");
        if (proof instanceof Json.Null) {
            return true;
        }
        return member(proof, "checkpoint", "envelope") instanceof Json.Text checkpoint
                && checkpoint.value().lines().skip(1).findFirst().map(Json.Text::new).filter(member(proof, "treeSize")::equals).isPresent();
    }

    /** Names with an underscore are other spellings of names that readers know; Base64 has one spelling for the same bytes. */
    private static boolean spelledInOneWay(Json json) {
        return switch (json) {
            case Json.Array array -> array.items().stream().allMatch(UncheckedParts::spelledInOneWay);
            case Json.Obj object -> object.members().entrySet().stream().allMatch(member -> member.getKey().indexOf('_') < 0
                    && (!BASE64.contains(member.getKey()) || canonical(member.getValue()))
                    && spelledInOneWay(member.getValue()));
            default -> true;
        };
    }

    private static boolean canonical(Json json) {
        return switch (json) {
            case Json.Text text -> Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text.value())).equals(text.value());
            case Json.Array array -> array.items().stream().allMatch(UncheckedParts::canonical);
            default -> false;
        };
    }

    private static Json member(Json json, String... names) {
        Json at = json;
        for (String name : names) {
            at = at instanceof Json.Obj object ? object.members().getOrDefault(name, Json.NULL) : Json.NULL;
        }
        return at;
    }
}
