package dev.openbook.signature;

import static dev.openbook.signature.SignedStatement.and;
import static dev.openbook.signature.SignedStatement.files;
import static dev.openbook.signature.SignedStatement.resource;
import static dev.openbook.signature.SignedStatement.resources;
import static dev.openbook.signature.SignedStatement.shards;
import static dev.openbook.signature.SignedStatement.statement;
import static dev.openbook.signature.SignedStatement.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements with faults, each signed soundly: the signature holds, and each is refused for its own reason. */
class StatementsTest {
    @TempDir
    private Path temporary;

    private SignedStatement signed;

    @BeforeEach
    void prepare() throws IOException {
        signed = SignedStatement.in(temporary);
    }

    private SignatureReport verify() {
        return ModelVerifier.create().verify(signed.model(), signed.trusted());
    }

    private void assertRefused(Json statement, String code, String... words) throws IOException {
        assertRefused(CanonicalJson.write(statement), code, words);
    }

    private void assertRefused(String statement, String code, String... words) throws IOException {
        signed.sign(statement);
        SignatureReport report = verify();
        assertThat(report.problems()).extracting(Finding::code).containsExactly(code);
        assertThat(report.verified()).isFalse();
        for (String word : words) {
            assertThat(report.problems().getFirst().message()).contains(word);
        }
    }

    private static Json.Obj sound() {
        return statement(resources(), files());
    }

    @Test
    void a_sound_one_is_verified() throws IOException {
        signed.sign(sound());

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().verified()).isTrue();
    }

    @Test
    void types() throws IOException {
        assertRefused(sound().with("_type", "https://in-toto.io/Statement/v0.1"), "STATEMENT_TYPE", "v0.1");
        assertRefused(sound().with("predicateType", "https://slsa.dev/provenance/v1"), "PREDICATE_TYPE", "slsa.dev");
        assertRefused(sound().with("predicateType", "https://model_signing/Digests/v0.1"), "DEPRECATED_V0_2", "release 0.2");
    }

    @Test
    void subjects() throws IOException {
        String digest = Digest.ofText("x").hex();
        assertRefused(sound().with("subject", Json.array(List.of())), "SUBJECT_COUNT", "0 models");
        assertRefused(sound().with("subject", Json.array(List.of(subject(digest), subject(digest)))), "SUBJECT_COUNT", "2 models");
        assertRefused(sound().with("subject", Json.array(List.of(subject(digest)))), "ROOT_DIGEST", "contradicts itself");
        assertRefused(
                sound().with("subject", Json.array(List.of(Json.object().with("name", "m").with("digest", Json.object())))),
                "ROOT_DIGEST",
                "sha256");
    }

    @Test
    void lists_of_files() throws IOException {
        assertRefused(statement(List.of(), files()), "RESOURCES_EMPTY", "no file");
        assertRefused(
                statement(and(resources(), resource("config.json", "{}")), files()), "RESOURCE_DUPLICATE", "config.json twice");
        assertRefused(statement(resources().subList(0, 1), files()), "UNSIGNED_FILE", "onnx/model.onnx lies in");
        assertRefused(statement(and(resources(), resource("gone", "x")), files()), "RESOURCE_MISSING", "gone was signed");
        assertRefused(
                statement(List.of(resource("config.json", "[]"), resources().getLast()), files()),
                "RESOURCE_CHANGED",
                "config.json is not");
    }

    @Test
    void names_that_lead_elsewhere() throws IOException {
        Files.writeString(temporary.resolveSibling("outside"), "x");
        Map<String, String> names = new TreeMap<>(Map.of(
                "../outside", "between its slashes",
                "onnx/../../outside", "between its slashes",
                "./config.json", "between its slashes",
                "onnx//model.onnx", "between its slashes",
                "/etc/hostname", "top of the disk",
                "C:/windows", "letter of a drive",
                "onnx\\model.onnx", "backslash",
                "a\u0000b", "control characters"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            assertRefused(
                    statement(and(resources(), resource(name.getKey(), "x")), files()), "RESOURCE_NAME_UNSAFE", name.getValue());
        }
        Files.delete(temporary.resolveSibling("outside"));
    }

    @Test
    void how_files_became_digests() throws IOException {
        assertRefused(statement(resources(), files().with("hash_type", "md5")), "HASH_UNKNOWN", "md5");
        assertRefused(statement(resources(), files().with("method", "manifest")), "METHOD_UNKNOWN", "manifest");
        assertRefused(statement(resources(), files().with("shard_size", 10)), "SHARD_SIZE", "whole files");
        assertRefused(statement(resources(), shards(10).without("shard_size")), "SHARD_SIZE", "not their size");
        assertRefused(statement(resources(), shards(10).with("shard_size", 0)), "SHARD_SIZE", "positive");
        assertRefused(statement(resources(), files().with("allow_symlinks", "false")), "STATEMENT_MALFORMED", "allow_symlinks");
        assertRefused(
                statement(resources(), files().with("ignore_paths", Json.texts(List.of("onnx")))), "RESOURCE_IGNORED", "left out");
    }

    @Test
    void digests_that_are_not_computed_here_are_refused_by_name() throws IOException {
        for (String hash : List.of("blake2b", "blake3")) {
            assertRefused(statement(resources(), files().with("hash_type", hash)), "HASH_UNSUPPORTED", hash);
            assertThat(verify().verdict()).isEqualTo(SignatureVerdict.UNSUPPORTED);
        }
        assertRefused(
                statement(List.of(resources().getFirst().with("algorithm", "blake3"), resources().getLast()), files()),
                "HASH_UNSUPPORTED",
                "blake3");
    }

    @Test
    void json_that_readers_may_disagree_about() throws IOException {
        String text = CanonicalJson.write(sound());
        assertRefused(text.replace("{\"_type\"", "{\"_type\":\"other\",\"_type\""), "STATEMENT_MALFORMED", "same name twice");
        assertRefused(text + "{}", "STATEMENT_MALFORMED", "behind its end");
        assertRefused(text.substring(1), "STATEMENT_MALFORMED");
        assertRefused("\uFEFF" + text, "STATEMENT_MALFORMED", "byte order mark");
        assertRefused(text.replace("config.json", "\\ud800"), "STATEMENT_MALFORMED", "half a character");
        assertRefused("[".repeat(100) + "]".repeat(100), "STATEMENT_MALFORMED");
        assertRefused(sound().with("extra", true), "STATEMENT_MALFORMED", "\"extra\"");
    }

    @Test
    void pieces_of_files() throws IOException {
        List<Json.Obj> pieces = List.of(
                resource("config.json:0:2", "{}"), resource("onnx/model.onnx:0:4", "weig"), resource("onnx/model.onnx:4:7", "hts"));
        Files.writeString(temporary.resolve("empty"), "");
        signed.sign(statement(pieces, shards(4)));
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().resourcesChecked()).isEqualTo(3);

        // As the reference implementation names the algorithm.
        signed.sign(statement(
                pieces.stream().map(piece -> piece.with("algorithm", "sha256-sharded-4")).toList(),
                shards(4).with("hash_type", "sha256-sharded-4")));
        assertThat(verify().findings()).isEmpty();

        assertRefused(statement(pieces.subList(0, 2), shards(4)), "SHARDS_INCOMPLETE", "not all of the file");
        assertRefused(statement(List.of(pieces.get(0), pieces.get(2)), shards(4)), "SHARDS_INCOMPLETE", "onnx/model.onnx");
        assertRefused(statement(pieces, shards(5)), "SHARDS_INCOMPLETE", "5 bytes");
        assertRefused(statement(and(pieces.subList(0, 2), resource("onnx/model.onnx:4:7", "htS")), shards(4)), "RESOURCE_CHANGED");
        assertRefused(statement(and(pieces, resource("onnx/model.onnx", "weights")), shards(4)), "SHARD_NAME", "path:start:end");
        assertRefused(statement(and(pieces, resource("../x:0:1", "x")), shards(4)), "RESOURCE_NAME_UNSAFE");
    }

    @Test
    void names_may_have_colons_and_letters_of_every_script() throws IOException {
        Files.writeString(temporary.resolve("a note: 1:2"), "abc");
        Files.writeString(temporary.resolve("Größe-模型-\uD83D\uDE00"), "x");
        List<Json.Obj> more = and(resources(), resource("a note: 1:2", "abc"));
        signed.sign(statement(and(more, resource("Größe-模型-\uD83D\uDE00", "x")), files()));
        assertThat(verify().findings()).isEmpty();

        signed.sign(statement(
                List.of(
                        resource("a note: 1:2:0:3", "abc"),
                        resource("config.json:0:2", "{}"),
                        resource("onnx/model.onnx:0:7", "weights"),
                        resource("Größe-模型-\uD83D\uDE00:0:1", "x")),
                shards(10)));
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void links() throws IOException {
        Files.createSymbolicLink(temporary.resolve("inside"), Path.of("config.json"));
        List<Json.Obj> more = and(resources(), resource("inside", "{}"));
        assertRefused(statement(more, files()), "SYMLINK", "not signed as one");
        assertRefused(statement(resources(), files()), "SYMLINK", "inside is a link");
        signed.sign(statement(more, files().with("allow_symlinks", true)));
        assertThat(verify().findings()).isEmpty();

        Path outside = Files.writeString(temporary.resolveSibling(temporary.getFileName() + "-outside"), "{}");
        Files.delete(temporary.resolve("inside"));
        Files.createSymbolicLink(temporary.resolve("inside"), outside);
        assertRefused(statement(more, files().with("allow_symlinks", true)), "SYMLINK", "outside");
        Files.delete(outside);
    }

    @Test
    void limits() throws IOException {
        signed.sign(sound());
        SignatureLimits standard = SignatureLimits.standard();
        VerificationSettings settings = VerificationSettings.standard();

        SignatureReport long1 = ModelVerifier.create(settings.withLimits(new SignatureLimits(
                        100, standard.maxResources(), standard.maxFiles(), standard.maxDepth(), 1)))
                .verify(signed.model(), signed.trusted());
        assertThat(long1.problems()).extracting(Finding::code).containsExactly("BUNDLE_TOO_LARGE");
        SignatureReport many = ModelVerifier.create(settings.withLimits(
                        new SignatureLimits(standard.maxBundleBytes(), 1, standard.maxFiles(), standard.maxDepth(), 1)))
                .verify(signed.model(), signed.trusted());
        assertThat(many.problems()).extracting(Finding::code).containsExactly("RESOURCES_TOO_MANY");
    }
}
