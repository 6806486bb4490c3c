package dev.openbook.lock;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.json.PlainWords;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads lock files; says what is wrong with one. */
final class ModelLockReader {
    /** Some ten thousand models. */
    private static final int MAX_BYTES = 4 << 20;

    private static final int MAX_CLASS = 3;
    private static final int MAX_QUOTED = 200;

    private final String file;

    private ModelLockReader(String file) {
        this.file = file;
    }

    static ModelLock read(Path file) {
        ModelLockReader reader = new ModelLockReader(String.valueOf(file.getFileName()));
        try (InputStream in = Files.newInputStream(file)) {
            return reader.lock(in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.LOCK_INVALID,
                    "The lock file " + file + " cannot be read from disk. Check that it is there; \"openbook models lock " + file
                            + " MODEL\" writes one.",
                    e);
        }
    }

    private ModelLock lock(byte[] bytes) {
        try {
            return lock(JsonReader.exact(JsonLimits.ofBytes(MAX_BYTES)).read(bytes));
        } catch (InvalidJsonException e) {
            throw invalid(e.problem() + e.place(), e);
        } catch (IllegalArgumentException e) {
            throw invalid("cannot hold: " + shown(String.valueOf(e.getMessage())), e);
        }
    }

    private ModelLock lock(Json json) {
        if (!(json instanceof Json.Obj object)
                || !(object.members().get("lockVersion") instanceof Json.Num version)
                || !(object.members().get("models") instanceof Json.Array models)) {
            throw invalid("has no lockVersion and models", null);
        }
        if (version.value() != ModelLock.VERSION) {
            throw invalid("is of version " + version.value() + "; this release knows version " + ModelLock.VERSION, null);
        }
        List<LockedModel> all = new ArrayList<>();
        for (Json model : models.items()) {
            if (!(model instanceof Json.Obj members)) {
                throw invalid("lists something that is no model", null);
            }
            all.add(model(members));
        }
        return new ModelLock(all);
    }

    private LockedModel model(Json.Obj model) {
        String source = text(model, "source").orElseThrow(() -> invalid("lists a model without source", null));
        if (!(model.members().get("mofClass") instanceof Json.Num openness)
                || openness.value() != Math.rint(openness.value())
                || openness.value() < 0
                || openness.value() > MAX_CLASS) {
            throw invalid("says no mofClass from 0 to 3 of " + shown(source), null);
        }
        return new LockedModel(
                source,
                text(model, "revision"),
                digest(model, "rootDigest").orElseThrow(() -> invalid("says no rootDigest of " + shown(source), null)),
                digest(model, "filesDigest").orElseThrow(() -> invalid("says no filesDigest of " + shown(source), null)),
                text(model, "license"),
                (int) openness.value(),
                digest(model, "signer"));
    }

    private Optional<Digest> digest(Json.Obj model, String name) {
        return text(model, name).map(hex -> {
            try {
                return new Digest(hex);
            } catch (IllegalArgumentException e) {
                throw invalid("has a " + name + " that is no SHA-256 in hexadecimal: " + shown(hex), e);
            }
        });
    }

    private Optional<String> text(Json.Obj model, String name) {
        return switch (model.members().getOrDefault(name, Json.NULL)) {
            case Json.Text text -> Optional.of(text.value());
            case Json.Null ignored -> Optional.empty();
            default -> throw invalid("has a " + name + " that is no text", null);
        };
    }

    private static String shown(String quoted) {
        return PlainWords.of(quoted, MAX_QUOTED);
    }

    private OpenbookException invalid(String problem, @Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.LOCK_INVALID,
                "The lock file " + file + " " + problem + ". Restore it from version control, or lock the models again.",
                cause);
    }
}
