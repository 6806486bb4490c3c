package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our signatures are what the specification's own schemas (OpenSSF Model Signing v1.0) describe. */
class SchemasTest {
    @TempDir
    private Path temporary;

    private static List<Error> errors(String schema, String json) throws IOException {
        Map<String, String> schemas = new HashMap<>();
        for (String name : List.of("bundle", "envelope", "predicate", "statement")) {
            Path file = PublishedSignaturesTest.data("spec/schemas/" + name + ".schema.json");
            schemas.put("https://model_signing/" + name + "/v1.0/schema", Files.readString(file));
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of("https://model_signing/" + schema + "/v1.0/schema"))
                .validate(json, InputFormat.JSON);
    }

    private static String payload(Path signature) throws IOException, RefusedException {
        byte[] payload = new BundleReader(SignatureLimits.standard()).read(Files.readAllBytes(signature)).payload();
        return new String(payload, StandardCharsets.UTF_8);
    }

    private void assertValid(SignedModel signed) throws IOException, RefusedException {
        assertThat(errors("bundle", Files.readString(signed.bundle()))).isEmpty();
        assertThat(errors("statement", payload(signed.bundle()))).isEmpty();
    }

    private Path model() throws IOException {
        Files.createDirectories(temporary.resolve("onnx"));
        Files.writeString(temporary.resolve("onnx/model.onnx"), "weights");
        Files.writeString(temporary.resolve("config.json"), "{}");
        return temporary;
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void signatures_with_keys(String curve) throws Exception {
        Path model = model();
        ModelSigner signer = ModelSigner.withKey(TestKeys.signing(TestKeys.pair(curve)));

        assertValid(signer.sign(model));
        assertValid(signer.sign(model, model.resolve("model.sig"), Set.of("config.json")));
    }

    @Test
    void signatures_with_certificates() throws IOException, GeneralSecurityException, RefusedException {
        KeyPair keys = TestKeys.pair();
        var certificate = new TestCertificate("Publisher", keys).signer().selfSigned();

        assertValid(ModelSigner.withCertificates(TestKeys.signing(keys), List.of(certificate)).sign(model()));
    }

    /** The check is one: what the specification calls invalid is found so. */
    @Test
    void the_schemas_tell_valid_from_invalid() throws Exception {
        for (String valid : List.of("key", "certificate", "sigstore")) {
            Path bundle = PublishedSignaturesTest.data("spec/vectors/valid/" + valid + ".bundle.json");
            assertThat(errors("bundle", Files.readString(bundle))).isEmpty();
            assertThat(errors("statement", payload(bundle))).isEmpty();
        }
        for (String invalid : List.of("missing-envelope", "missing-tlog-entries", "missing-verification-material")) {
            Path bundle = PublishedSignaturesTest.data("spec/vectors/invalid/" + invalid + ".bundle.json");
            assertThat(errors("bundle", Files.readString(bundle))).isNotEmpty();
        }
        Path wrong = PublishedSignaturesTest.data("spec/vectors/invalid-payload/wrong-predicate.bundle.json");
        assertThat(errors("statement", payload(wrong))).isNotEmpty();
    }
}
