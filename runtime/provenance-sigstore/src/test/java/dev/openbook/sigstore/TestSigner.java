package dev.openbook.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.openbook.signature.ModelSigner;
import dev.openbook.signature.SigningKey;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Somebody who signs models through a private Sigstore, as {@code model_signing sign sigstore} does. Everything that can be done
 * wrongly on the way can be set; what is not set is right.
 */
final class TestSigner {
    static final String ACCOUNT = "release@example.org";
    static final String PROVIDER = "https://accounts.example.org";
    static final Instant CERTIFIED = Instant.parse("2025-03-01T10:00:00Z");
    static final Instant SIGNED = CERTIFIED.plusSeconds(3);

    private static final Duration VALID = Duration.ofMinutes(10);
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private final PrivateSigstore sigstore;
    GeneralName account = new GeneralName(GeneralName.rfc822Name, ACCOUNT);
    String provider = PROVIDER;
    KeyPurposeId purpose = KeyPurposeId.id_kp_codeSigning;
    boolean listed = true;
    boolean promised = true;
    Instant logged = SIGNED;
    String payloadType = PAYLOAD_TYPE;
    List<Instant> stamped = List.of();
    /** What is entered in the log; what was signed, if empty. */
    Optional<String> entered = Optional.empty();

    TestSigner(PrivateSigstore sigstore) {
        this.sigstore = sigstore;
    }

    /** The statement over a folder's files. */
    static String statement(Path model) throws Exception {
        Path bundle = Files.createTempFile("statement", ".sig");
        try {
            SigningKey key = SigningKey.of((ECPrivateKey) TestKey.create().secret());
            ModelSigner.withKey(key).sign(model, bundle, Set.of("model.sig"));
            JsonObject envelope = JsonParser.parseString(Files.readString(bundle)).getAsJsonObject().getAsJsonObject("dsseEnvelope");
            return new String(Base64.getDecoder().decode(envelope.get("payload").getAsString()), StandardCharsets.UTF_8);
        } finally {
            Files.delete(bundle);
        }
    }

    /** Signs a statement. */
    JsonObject sign(String statement) throws Exception {
        TestKey key = TestKey.create();
        X509CertificateHolder certificate = sigstore.authority().certify(
                key.pair().getPublic(),
                new TestAuthority.Request(
                        account,
                        provider,
                        CERTIFIED,
                        CERTIFIED.plus(VALID),
                        purpose,
                        listed ? Optional.of(sigstore.certificateLog()) : Optional.empty()));
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(encoded(payload));
        byte[] body = promised
                ? body(entered.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(payload), signature, certificate)
                : laterBody(payload, signature, certificate);
        JsonArray entries = new JsonArray();
        entries.add(sigstore.log().entry(body, "dsse", promised ? "0.0.1" : "0.0.2", logged, promised));
        JsonObject material = new JsonObject();
        material.add("certificate", TestLog.object("rawBytes", TestLog.base64(certificate.getEncoded())));
        material.add("tlogEntries", entries);
        material.add("timestampVerificationData", stamps(signature));
        return bundle(material, payload, signature);
    }

    private JsonObject bundle(JsonObject material, byte[] payload, byte[] signature) {
        JsonArray signatures = new JsonArray();
        signatures.add(TestLog.object("sig", TestLog.base64(signature)));
        JsonObject envelope = TestLog.object("payload", TestLog.base64(payload));
        envelope.addProperty("payloadType", payloadType);
        envelope.add("signatures", signatures);
        JsonObject bundle = TestLog.object("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.add("verificationMaterial", material);
        bundle.add("dsseEnvelope", envelope);
        return bundle;
    }

    private JsonObject stamps(byte[] signature) throws Exception {
        JsonObject data = new JsonObject();
        if (!stamped.isEmpty()) {
            JsonArray list = new JsonArray();
            for (Instant moment : stamped) {
                list.add(TestLog.object("signedTimestamp", TestLog.base64(sigstore.timeStamps().stamp(signature, moment))));
            }
            data.add("rfc3161Timestamps", list);
        }
        return data;
    }

    /** DSSE, "pre-authentication encoding". */
    private byte[] encoded(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        return ("DSSEv1 " + payloadType.length() + " " + payloadType + " " + payload.length + " " + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the first version of the log enters (rekor, types/dsse/v0.0.1). */
    private static byte[] body(byte[] payload, byte[] signature, X509CertificateHolder certificate) throws Exception {
        Json.Obj signed = Json.object()
                .with("signature", TestLog.base64(signature))
                .with("verifier", TestLog.base64(pem(certificate).getBytes(StandardCharsets.US_ASCII)));
        return CanonicalJson.bytes(Json.object()
                .with("apiVersion", "0.0.1")
                .with("kind", "dsse")
                .with("spec", Json.object()
                        .with("envelopeHash", digest(TestKey.sha256(payload, signature)))
                        .with("payloadHash", digest(TestKey.sha256(payload)))
                        .with("signatures", Json.array(List.of(signed)))));
    }

    private static Json.Obj digest(byte[] digest) {
        return Json.object().with("algorithm", "sha256").with("value", HexFormat.of().formatHex(digest));
    }

    /** What the second version of the log enters (sigstore/protobuf-specs, rekor/v2/dsse.proto). */
    private static byte[] laterBody(byte[] payload, byte[] signature, X509CertificateHolder certificate) throws Exception {
        Json.Obj verifier = Json.object()
                .with("keyDetails", "PKIX_ECDSA_P256_SHA_256")
                .with("x509Certificate", Json.object().with("rawBytes", TestLog.base64(certificate.getEncoded())));
        Json.Obj signed = Json.object().with("content", TestLog.base64(signature)).with("verifier", verifier);
        Json.Obj entry = Json.object()
                .with("payloadHash", Json.object()
                        .with("algorithm", "SHA2_256")
                        .with("digest", TestLog.base64(TestKey.sha256(payload))))
                .with("signatures", Json.array(List.of(signed)));
        return CanonicalJson.bytes(Json.object()
                .with("apiVersion", "0.0.2")
                .with("kind", "dsse")
                .with("spec", Json.object().with("dsseV002", entry)));
    }

    static String pem(X509CertificateHolder certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
