package dev.openbook.signature;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Signs whatever statement a test makes up, as a faulty or wicked program with a good key would. */
record SignedStatement(Path model, KeyPair keys) {
    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** A small model, and a key. */
    static SignedStatement in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("onnx"));
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("onnx/model.onnx"), "weights");
        return new SignedStatement(folder, TestKeys.pair());
    }

    static Json.Obj resource(String name, String content) {
        return Json.object().with("name", name).with("algorithm", "sha256").with("digest", Digest.ofText(content).hex());
    }

    static List<Json.Obj> resources() {
        return List.of(resource("config.json", "{}"), resource("onnx/model.onnx", "weights"));
    }

    static Json.Obj files() {
        return Json.object().with("method", "files").with("hash_type", "sha256").with("allow_symlinks", false);
    }

    static Json.Obj shards(int size) {
        return files().with("method", "shards").with("shard_size", size);
    }

    /** A statement that agrees with itself. */
    static Json.Obj statement(List<Json.Obj> resources, Json.Obj serialization) {
        MessageDigest root = Digest.sha256();
        for (Json.Obj resource : resources) {
            root.update(new Digest(((Json.Text) resource.members().get("digest")).value()).bytes());
        }
        return Json.object()
                .with("_type", TYPE)
                .with("predicateType", "https://model_signing/signature/v1.0")
                .with("subject", Json.array(List.of(subject(Digest.finish(root).hex()))))
                .with("predicate", Json.object().with("resources", Json.array(resources)).with("serialization", serialization));
    }

    static Json.Obj subject(String sha256) {
        return Json.object().with("name", "model").with("digest", Json.object().with("sha256", sha256));
    }

    static List<Json.Obj> and(List<Json.Obj> resources, Json.Obj more) {
        List<Json.Obj> all = new ArrayList<>(resources);
        all.add(more);
        return all;
    }

    void sign(Json statement) throws IOException {
        sign(CanonicalJson.write(statement));
    }

    void sign(String statement) throws IOException {
        SigningKey key = TestKeys.signing(keys);
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        Bundle bundle = new Bundle(BundleWriter.keyed(key), payload, key.sign(PreAuthenticationEncoding.of(payload)));
        Files.write(model.resolve("model.sig"), BundleWriter.bytes(bundle));
    }

    TrustedKeys trusted() {
        return TrustedKeys.of(keys.getPublic());
    }
}
