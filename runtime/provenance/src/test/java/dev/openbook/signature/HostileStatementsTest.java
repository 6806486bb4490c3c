package dev.openbook.signature;

import static dev.openbook.signature.SignedStatement.and;
import static dev.openbook.signature.SignedStatement.files;
import static dev.openbook.signature.SignedStatement.resource;
import static dev.openbook.signature.SignedStatement.resources;
import static dev.openbook.signature.SignedStatement.shards;
import static dev.openbook.signature.SignedStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are signed soundly by somebody who means harm, or whose program is odd. */
class HostileStatementsTest {
    private static final String COMPOSED = "r\u00e9sum\u00e9.txt";
    private static final String DECOMPOSED = "re\u0301sume\u0301.txt";

    @TempDir
    private Path model;

    private SignedStatement signed;

    @BeforeEach
    void prepare() throws IOException {
        signed = SignedStatement.in(model);
    }

    private List<String> codes(Json statement) throws IOException {
        signed.sign(statement);
        return ModelVerifier.create().verify(model, signed.trusted()).problems().stream().map(Finding::code).toList();
    }

    @Test
    void membersThatNobodyKnowsAreRefusedWhereTheyCouldChangeTheMeaning() throws IOException {
        Json.Obj predicate = Json.object().with("resources", Json.array(resources())).with("serialization", files());
        assertThat(codes(statement(resources(), files()).with("predicate", predicate.with("exceptions", Json.array(List.of())))))
                .containsExactly("STATEMENT_MALFORMED");
        assertThat(codes(statement(resources(), files().with("skip", true)))).containsExactly("STATEMENT_MALFORMED");
        assertThat(codes(statement(List.of(resources().getFirst().with("note", "ours"), resources().getLast()), files())))
                .as("a resource may say more, on which nobody relies")
                .isEmpty();
    }

    @Test
    void aModelWithoutFilesHoldsNothing() throws IOException {
        Files.delete(model.resolve("config.json"));
        Files.delete(model.resolve("onnx/model.onnx"));

        assertThat(codes(statement(resources(), files()))).containsExactly("RESOURCE_MISSING", "RESOURCE_MISSING");
        assertThat(codes(statement(List.of(), files()))).containsExactly("RESOURCES_EMPTY");
    }

    /** Names that some disks hold to be the same are two names here; neither stands in for the other. */
    @Test
    void namesThatLookTheSameAreNotTheSame() throws IOException {
        Files.writeString(model.resolve("Config.json"), "other");
        List<Json.Obj> twins = and(resources(), resource("Config.json", "other"));
        assertThat(codes(statement(twins, files()))).isEmpty();
        assertThat(codes(statement(resources(), files()))).containsExactly("UNSIGNED_FILE");
        Files.delete(model.resolve("Config.json"));
        assertThat(codes(statement(twins, files()))).containsExactly("RESOURCE_MISSING");

        Files.writeString(model.resolve(COMPOSED), "x");
        assertThat(codes(statement(and(resources(), resource(DECOMPOSED, "x")), files())))
                .containsExactly("RESOURCE_MISSING", "UNSIGNED_FILE");
        assertThat(codes(statement(and(resources(), resource(COMPOSED, "x")), files()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4", "0", "2.5", "1e300", "\"4\"", "null", "9007199254740994"})
    void sizesOfPiecesThatCannotBe(String size) throws IOException {
        String text = CanonicalJson.write(statement(List.of(resource("config.json:0:2", "{}")), shards(4)));
        signed.sign(text.replace("\"shard_size\":4", "\"shard_size\":" + size));

        assertThat(ModelVerifier.create().verify(model, signed.trusted()).problems()).extracting(Finding::code)
                .containsExactly("SHARD_SIZE");
    }

    @Test
    void piecesOfOneByteAndOfMoreThanTheFile() throws IOException {
        Files.delete(model.resolve("onnx/model.onnx"));
        assertThat(codes(statement(List.of(resource("config.json:0:1", "{"), resource("config.json:1:2", "}")), shards(1)))).isEmpty();
        assertThat(codes(statement(List.of(resource("config.json:0:2", "{}")), shards(1_000_000_000)))).isEmpty();
        assertThat(codes(statement(List.of(resource("config.json:0:1000000000", "{}")), shards(1_000_000_000))))
                .as("ends where the file does")
                .containsExactly("SHARDS_INCOMPLETE");
        assertThat(codes(statement(List.of(resource("config.json:00:2", "{}")), shards(4)))).containsExactly("SHARD_NAME");
        assertThat(codes(statement(List.of(resource("config.json:-1:2", "{}")), shards(4)))).containsExactly("SHARD_NAME");
        assertThat(codes(statement(List.of(resource("config.json:0:99999999999999999999", "{}")), shards(4))))
                .containsExactly("SHARD_NAME");
    }

    @Test
    void piecesThatOverlapAreNotReadOverAndOver() throws IOException {
        assertThat(codes(statement(List.of(resource("config.json:0:2", "{}"), resource("config.json:1:2", "}")), shards(2))))
                .contains("SHARDS_INCOMPLETE");
    }

    @Test
    void aFolderListedAsFileIsNone() throws IOException {
        assertThat(codes(statement(and(resources(), resource("onnx", "x")), files()))).containsExactly("RESOURCE_MISSING");
        assertThat(codes(statement(and(resources(), resource("onnx/model.onnx/more", "x")), files())))
                .containsExactly("RESOURCE_MISSING");
    }

    @Test
    void ignoredPathsThatLeadElsewhereIgnoreNothing() throws IOException {
        Files.writeString(model.resolve("extra.txt"), "x");
        for (String path : List.of("*", ".", "", "..", "/", "extra*", "./extra.txt", "EXTRA.TXT")) {
            assertThat(codes(statement(resources(), files().with("ignore_paths", Json.texts(List.of(path)))))).as(path)
                    .containsExactly("UNSIGNED_FILE");
        }
        assertThat(codes(statement(resources(), files().with("ignore_paths", Json.texts(List.of("extra.txt")))))).isEmpty();
    }
}
