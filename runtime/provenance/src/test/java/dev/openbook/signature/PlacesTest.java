package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where models and signatures lie. */
class PlacesTest {
    private final KeyPair keys = TestKeys.pair();
    private final ModelSigner signer = ModelSigner.withKey(TestKeys.signing(keys));
    private final TrustedKeys trusted = TrustedKeys.of(keys.getPublic());

    @TempDir
    private Path temporary;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = Files.createDirectories(temporary.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
    }

    private SignatureReport verify(Path place) {
        return ModelVerifier.create().verify(place, trusted);
    }

    @Test
    void the_signature_of_a_single_file_lies_beside_it() {
        Path file = model.resolve("config.json");

        SignedModel signed = signer.sign(file);

        assertThat(signed.bundle()).isEqualTo(model.resolve("model.sig")).exists();
        assertThat(verify(file).verified()).isTrue();
        assertThat(verify(model).verified()).as("the folder with nothing but the file").isTrue();
    }

    @Test
    void a_folder_may_be_named_through_a_link_and_its_signature_be_one() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("latest"), model);
        signer.sign(link);
        assertThat(verify(link).findings()).isEmpty();

        Files.move(model.resolve("model.sig"), temporary.resolve("elsewhere.sig"));
        Files.createSymbolicLink(model.resolve("model.sig"), temporary.resolve("elsewhere.sig"));
        assertThat(verify(link).findings()).isEmpty();
    }

    /** As huggingface_hub arranges its cache. */
    @Test
    void links_of_the_hubs_cache_lead_to_its_blobs_and_nowhere_else() throws IOException {
        Path blobs = Files.createDirectories(temporary.resolve("hub/models--org--name/blobs"));
        Path snapshot = Files.createDirectories(temporary.resolve("hub/models--org--name/snapshots/0123abcd"));
        signer.sign(model);
        for (String name : new String[] {"config.json", "model.sig"}) {
            Files.move(model.resolve(name), blobs.resolve("blob-" + name));
            Files.createSymbolicLink(snapshot.resolve(name), Path.of("../../blobs/blob-" + name));
        }

        assertThat(verify(snapshot).findings()).isEmpty();
        assertThat(verify(snapshot).verified()).isTrue();
        Path outside = Files.writeString(temporary.resolve("outside"), "{}");
        Files.delete(snapshot.resolve("config.json"));
        Files.createSymbolicLink(snapshot.resolve("config.json"), outside);
        assertThat(verify(snapshot).problems()).extracting(Finding::code).containsExactly("SYMLINK");
    }

    @Test
    void folders_that_are_not_those_of_one_model_are_refused() throws IOException {
        signer.sign(model);
        SignatureLimits small = new SignatureLimits(1 << 20, 10, 2, 2, 1);
        ModelVerifier verifier = ModelVerifier.create(VerificationSettings.standard().withLimits(small));
        Files.writeString(model.resolve("third"), "");
        assertThatThrownBy(() -> verifier.verify(model, trusted)).hasMessageContaining("more than 2 files");
        Files.delete(model.resolve("third"));
        Files.createDirectories(model.resolve("1/2/3"));
        SignatureLimits flat = new SignatureLimits(1 << 20, 10, 10, 2, 1);
        assertThatThrownBy(() -> ModelVerifier.create(VerificationSettings.standard().withLimits(flat)).verify(model, trusted))
                .hasMessageContaining("deeper than 2 folders");
    }

    @Test
    void times_and_paths_that_mean_nothing_are_refused() throws GeneralSecurityException {
        TrustedCertificates certificates =
                TrustedCertificates.of(new TestCertificate("Root", keys).authority().selfSigned());
        assertThatThrownBy(() -> certificates.atTime(Instant.MAX)).hasMessageContaining("9999");
        assertThatThrownBy(() -> VerificationSettings.standard().ignoring("/etc")).hasMessageContaining("top of the disk");
    }
}
