package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootDigestTest {
    private static ModelFile file(String path, String content) {
        return new ModelFile(path, content.length(), Digest.ofText(content));
    }

    private static Digest over(String... contents) {
        MessageDigest digest = Digest.sha256();
        for (String content : contents) {
            digest.update(Digest.ofText(content).bytes());
        }
        return Digest.finish(digest);
    }

    @Test
    void goes_over_the_raw_digests_in_the_order_of_code_points() {
        List<ModelFile> files = List.of(
                file("\uD83D\uDE00", "4"), file("\uFB01", "3"), file("a/b", "2"), file("B", "0"), file("a.b", "1"));

        assertThat(RootDigest.of(files)).isEqualTo(over("0", "1", "2", "3", "4"));
    }

    @Test
    void leaves_out_what_the_specification_leaves_out_at_the_top_only() {
        List<ModelFile> files = List.of(
                file(".gitattributes", "x"), file(".gitignore", "x"), file(".github/ci.yml", "x"), file("model.sig", "x"),
                file(".other", "0"), file("a/.gitignore", "1"), file("a/model.sig", "2"));
        List<ContentFile> contents = files.stream()
                .map(file -> new ContentFile(file, Optional.empty(), FileHead.PLAIN, Optional.empty(), false))
                .toList();

        assertThat(RootDigest.of(new ModelFiles(contents).list(Set.of("model.sig")))).isEqualTo(over("0", "1", "2"));
    }

    @Test
    void a_bundle_of_another_name_is_a_signature_too(@TempDir Path temporary) throws IOException {
        TestFolder folder = new TestFolder(temporary)
                .withModel()
                .with("release.sig", "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}")
                .with("notes.sig", "just notes");
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder.path()))) {
            ModelProvenance provenance = content.provenance();
            assertThat(provenance.signature().verdict()).isEqualTo(SignatureVerdict.NOT_CHECKED);
            assertThat(provenance.rootDigest()).isEqualTo(RootDigest.of(provenance.files()));
            assertThat(provenance.files()).filteredOn(file -> !file.covered()).extracting(ModelFile::path).containsExactly("release.sig");
        }
    }

    /** Models that others have signed: the statement inside the signature carries the digest. */
    @ParameterizedTest
    @ValueSource(strings = {
        "v0.3.1-certificate", "v0.3.1-elliptic-key", "v0.3.1-sigstore", "v1.0.0-certificate", "v1.0.0-elliptic-key", "v1.0.0-sigstore"
    })
    void agrees_with_published_signatures(String name) throws IOException {
        Path folder = SharedData.find("data/signing/" + name);

        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            assertThat(content.provenance().rootDigest().hex()).isEqualTo(subject(folder));
            assertThat(content.provenance().signature().verdict()).isEqualTo(SignatureVerdict.NOT_CHECKED);
        }
    }

    /** Their signer was told to leave out one file; inspection is not. */
    @ParameterizedTest
    @ValueSource(strings = {"v1.0.1-certificate", "v1.0.1-elliptic-key", "v1.0.1-sigstore"})
    void agrees_where_the_signer_left_out_a_file(String name) throws IOException {
        Path folder = SharedData.find("data/signing/" + name);

        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            List<ModelFile> signed = content.provenance().files().stream()
                    .filter(file -> !file.path().equals("ignore-me"))
                    .toList();
            assertThat(RootDigest.of(signed).hex()).isEqualTo(subject(folder));
        }
    }

    private static String subject(Path folder) throws IOException {
        Matcher payload = Pattern.compile("\"payload\" *: *\"([^\"]+)\"").matcher(Files.readString(folder.resolve("model.sig")));
        assertThat(payload.find()).isTrue();
        String statement = new String(Base64.getDecoder().decode(payload.group(1)), StandardCharsets.UTF_8);
        Matcher digest = Pattern.compile("\"sha256\" *: *\"([0-9a-f]{64})\"").matcher(statement);
        assertThat(digest.find()).isTrue();
        return digest.group(1);
    }
}
