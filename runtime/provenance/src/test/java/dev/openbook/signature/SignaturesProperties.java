package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever a model holds: signed it is verified, and changed in any place it is not. */
class SignaturesProperties {
    private static final KeyPair KEYS = TestKeys.pair();
    private static final ModelSigner SIGNER = ModelSigner.withKey(TestKeys.signing(KEYS));
    private static final TrustedKeys TRUSTED = TrustedKeys.of(KEYS.getPublic());

    private Path folder;

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("signed");
    }

    @AfterTry
    void removeFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Folders end in a dash, so that no file stands where a folder should. */
    @Provide
    Arbitrary<Map<String, byte[]>> models() {
        Arbitrary<String> name = Arbitraries.strings()
                .withChars("ab.: é\u6a21\uFB01")
                .ofMinLength(1)
                .ofMaxLength(5)
                .filter(text -> ResourceName.flaw(text).isEmpty() && !text.startsWith(" ") && !text.startsWith(".git"));
        Arbitrary<String> path = name.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(names -> String.join("-/", names.subList(0, names.size() - 1)) + (names.size() > 1 ? "-/" : "") + names.getLast());
        return Arbitraries.maps(path, Arbitraries.bytes().array(byte[].class).ofMaxSize(40)).ofMinSize(1).ofMaxSize(6);
    }

    private void write(Map<String, byte[]> model) throws IOException {
        for (Map.Entry<String, byte[]> file : model.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private SignatureReport verify() {
        return ModelVerifier.create().verify(folder, TRUSTED);
    }

    @Property(tries = 150)
    void what_is_signed_is_verified_and_any_changed_byte_is_noticed(
            @ForAll("models") Map<String, byte[]> model,
            @ForAll @IntRange(max = 1_000) int at,
            @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        write(model);
        SignedModel signed = SIGNER.sign(folder);
        assertThat(verify().verified()).isTrue();
        assertThat(verify().rootDigest()).contains(signed.rootDigest());

        for (Map.Entry<String, byte[]> file : new TreeMap<>(model).entrySet()) {
            byte[] bytes = file.getValue().clone();
            if (bytes.length > 0) {
                bytes[at % bytes.length] ^= (byte) change;
                Files.write(folder.resolve(file.getKey()), bytes);
                assertThat(verify().problems()).extracting(Finding::code, Finding::place)
                        .containsExactly(tuple("RESOURCE_CHANGED", file.getKey()));
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(verify().verified()).isTrue();
    }

    @Property(tries = 100)
    void any_file_that_comes_goes_or_moves_is_noticed(@ForAll("models") Map<String, byte[]> model) throws IOException {
        write(model);
        SIGNER.sign(folder);
        for (String path : new TreeMap<>(model).keySet()) {
            Path file = folder.resolve(path);
            Path moved = file.resolveSibling("moved-elsewhere");
            Files.move(file, moved);
            assertThat(verify().problems()).extracting(Finding::code)
                    .containsExactlyInAnyOrder("RESOURCE_MISSING", "UNSIGNED_FILE");
            Files.move(moved, file);
        }
        Files.writeString(folder.resolve("new"), "");
        assertThat(verify().problems()).extracting(Finding::code).isEqualTo(List.of("UNSIGNED_FILE"));
    }
}
