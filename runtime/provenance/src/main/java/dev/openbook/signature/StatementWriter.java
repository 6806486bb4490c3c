package dev.openbook.signature;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.util.List;

/** Writes statements over whole files. The same files give the same bytes. */
final class StatementWriter {
    private StatementWriter() {}

    static byte[] bytes(Statement statement) {
        Serialization serialization = statement.serialization();
        Json.Obj how = Json.object()
                .with("method", "files")
                .with("hash_type", "sha256")
                .with("allow_symlinks", serialization.linksAllowed())
                .with("ignore_paths", Json.texts(List.copyOf(serialization.ignored().paths())));
        Json.Obj subject = Json.object()
                .with("name", statement.modelName())
                .with("digest", Json.object().with("sha256", statement.rootDigest().hex()));
        return CanonicalJson.bytes(Json.object()
                .with("_type", Statement.TYPE)
                .with("subject", Json.array(List.of(subject)))
                .with("predicateType", Statement.PREDICATE_TYPE)
                .with("predicate", Json.object()
                        .with("resources", Json.array(statement.resources().stream().map(StatementWriter::resource).toList()))
                        .with("serialization", how)));
    }

    private static Json.Obj resource(Resource resource) {
        return Json.object()
                .with("name", resource.name())
                .with("algorithm", "sha256")
                .with("digest", resource.digest().hex());
    }
}
