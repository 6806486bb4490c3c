package dev.openbook.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.signature.ModelVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be wrong with a model signed through Sigstore, one thing at a time, each refused for its own reason. */
class RefusalsTest {
    private static final String PROVIDER = TestSigner.PROVIDER;

    @TempDir
    private Path folder;

    private Path model;
    private PrivateSigstore sigstore;

    @BeforeEach
    void create() throws Exception {
        model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        sigstore = PrivateSigstore.create();
    }

    /** Somebody does something wrong while signing. */
    interface Fault {
        void in(TestSigner signer) throws Exception;
    }

    /** Somebody changes a bundle that was right, and is no part of Sigstore. */
    interface Change {
        void to(JsonObject bundle) throws Exception;
    }

    /** A part of a private Sigstore is not the one that the verifier trusts. */
    interface Stranger {
        PrivateSigstore than(PrivateSigstore trusted) throws Exception;
    }

    private SignatureReport verified(JsonObject bundle) throws Exception {
        return verified(bundle, sigstore.trustedRoot());
    }

    private SignatureReport verified(JsonObject bundle, JsonObject trustedRoot) throws Exception {
        Files.writeString(model.resolve("model.sig"), bundle.toString());
        Path root = Files.writeString(folder.resolve("trusted_root.json"), trustedRoot.toString());
        return ModelVerifier.create().verify(model, TrustedIdentities.read(root, new SigstoreIdentity(TestSigner.ACCOUNT, PROVIDER)));
    }

    private static void assertRefused(SignatureReport report, String code, String words) {
        assertThat(report.verified()).isFalse();
        assertThat(report.signedAt().known()).isEmpty();
        assertThat(report.problems()).extracting(Finding::code).containsExactly(code);
        assertThat(report.problems().getFirst().message()).contains(words).doesNotContain("Exception").doesNotContain("dev.");
    }

    static Stream<Arguments> faults() {
        Duration day = Duration.ofDays(1);
        return Stream.of(
                fault("another account", "SIGSTORE_IDENTITY", "do not expect", signer ->
                        signer.account = new GeneralName(GeneralName.rfc822Name, "release@example.com")),
                fault("spelled otherwise", "SIGSTORE_IDENTITY", "do not expect", signer ->
                        signer.account = new GeneralName(GeneralName.rfc822Name, "Release@example.org")),
                fault("another provider", "SIGSTORE_PROVIDER", "another provider", signer ->
                        signer.provider = "https://accounts.example.com"),
                fault("a host instead of an account", "SIGSTORE_NO_ACCOUNT", "names no account", signer ->
                        signer.account = new GeneralName(GeneralName.dNSName, TestSigner.ACCOUNT)),
                fault("a certificate for web servers", "SIGSTORE_PURPOSE", "not meant for signing", signer ->
                        signer.purpose = KeyPurposeId.id_kp_serverAuth),
                fault("a certificate that no log lists", "SIGSTORE_CERTIFICATE_NOT_LISTED", "public list", signer ->
                        signer.listed = false),
                fault("entered after the certificate expired", "SIGSTORE_TIME", "valid from", signer ->
                        signer.logged = TestSigner.CERTIFIED.plus(day)),
                fault("entered before the certificate was valid", "SIGSTORE_TIME", "valid from", signer ->
                        signer.logged = TestSigner.CERTIFIED.minus(day)),
                fault("stamped after the certificate expired", "SIGSTORE_TIME", "time.example.org", signer ->
                        signer.stamped = List.of(TestSigner.SIGNED, TestSigner.CERTIFIED.plus(day))),
                fault("nobody says when", "SIGSTORE_NO_TIME", "Nobody but the signer", signer -> signer.promised = false),
                fault("another statement in the log", "SIGSTORE_ENTRY", "another signature", signer ->
                        signer.entered = Optional.of("another")),
                fault("another kind of payload", "PAYLOAD_TYPE", "something else", signer ->
                        signer.payloadType = "application/vnd.example+json"));
    }

    private static Arguments fault(String name, String code, String words, Fault fault) {
        return Arguments.of(name, code, words, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultsOfWhoeverSigns(String name, String code, String words, Fault fault) throws Exception {
        TestSigner signer = new TestSigner(sigstore);
        assertThat(verified(signer.sign(TestSigner.statement(model))).verified()).as("without the fault").isTrue();
        fault.in(signer);

        assertRefused(verified(signer.sign(TestSigner.statement(model))), code, words);
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("authority", "SIGSTORE_AUTHORITY", trusted -> trusted.withAuthority(TestAuthority.create("Private Sigstore"))),
                stranger("log of certificates", "SIGSTORE_CERTIFICATE_NOT_LISTED", trusted ->
                        trusted.withCertificateLog(TestCertificateLog.create())),
                stranger("log", "SIGSTORE_LOG_UNKNOWN", trusted -> trusted.withLog(TestLog.create(trusted.log().host()))),
                stranger("time stamps", "SIGSTORE_TIME_STAMP", trusted ->
                        trusted.withTimeStamps(TestTimeStamps.create(TestAuthority.create("Private time")))));
    }

    private static Arguments stranger(String name, String code, Stranger stranger) {
        return Arguments.of(name, code, stranger);
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("strangers")
    void strangersOfTheSameName(String name, String code, Stranger stranger) throws Exception {
        TestSigner signer = new TestSigner(stranger.than(sigstore));
        signer.stamped = List.of(TestSigner.SIGNED);

        assertRefused(verified(signer.sign(TestSigner.statement(model))), code, "your root of trust");
    }

    static Stream<Arguments> periods() {
        return Stream.of(
                Arguments.of("certificateAuthorities", "SIGSTORE_AUTHORITY"),
                Arguments.of("ctlogs", "SIGSTORE_CERTIFICATE_NOT_LISTED"),
                Arguments.of("tlogs", "SIGSTORE_LOG_PERIOD"),
                Arguments.of("timestampAuthorities", "SIGSTORE_TIME_STAMP"));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void whoeverDoesNotCountAnyMore(String service, String code) throws Exception {
        TestSigner signer = new TestSigner(sigstore);
        signer.stamped = List.of(TestSigner.SIGNED);
        JsonObject root = sigstore.trustedRoot();
        JsonObject first = root.getAsJsonArray(service).get(0).getAsJsonObject();
        JsonObject period = (first.has("publicKey") ? first.getAsJsonObject("publicKey") : first).getAsJsonObject("validFor");
        period.addProperty("end", TestSigner.CERTIFIED.minusSeconds(60).toString());

        assertRefused(verified(signer.sign(TestSigner.statement(model)), root), code, "your root of trust");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changesByOthers(String name, String code, boolean promised, Change change) throws Exception {
        TestSigner signer = new TestSigner(sigstore);
        signer.promised = promised;
        signer.stamped = promised ? List.of() : List.of(TestSigner.SIGNED);
        JsonObject bundle = signer.sign(TestSigner.statement(model));
        assertThat(verified(bundle).verified()).as("unchanged").isTrue();
        change.to(bundle);

        assertRefused(verified(bundle), code, "");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("another name in the statement", "SIGSTORE_SIGNATURE", bundle -> {
                    JsonObject envelope = bundle.getAsJsonObject("dsseEnvelope");
                    String payload = new String(Base64.getDecoder().decode(text(envelope, "payload")), StandardCharsets.UTF_8);
                    put(envelope, "payload", payload.replace("\"name\":\"model\"", "\"name\":\"ledom\"").getBytes(StandardCharsets.UTF_8));
                }),
                change("a message instead of a statement", "MESSAGE_SIGNATURE", bundle -> {
                    bundle.remove("dsseEnvelope");
                    bundle.add("messageSignature", TestLog.object("signature", "AA=="));
                }),
                change("two entries", "SIGSTORE_ENTRIES", bundle -> entries(bundle).add(entry(bundle).deepCopy())),
                change("no entry", "SIGSTORE_WITHOUT_LOG", bundle -> entries(bundle).remove(0)),
                change("a proof of another entry", "SIGSTORE_LOG_PROOF", bundle -> {
                    JsonArray hashes = proof(bundle).getAsJsonArray("hashes");
                    hashes.set(0, hashes.get(1));
                }),
                change("the place of another entry", "SIGSTORE_LOG_PROOF", bundle -> proof(bundle).addProperty("logIndex", "4")),
                change("another state of the log", "SIGSTORE_LOG_CHECKPOINT", bundle -> {
                    TestLog stranger = TestLog.create("rekor.example.org");
                    checkpoint(bundle, stranger.checkpoint(9, Base64.getDecoder().decode(text(proof(bundle), "rootHash"))));
                }),
                change("another size", "SIGSTORE_ENTRY_WORDS", bundle -> proof(bundle).addProperty("treeSize", "8")),
                change("another time", "SIGSTORE_LOG_PROMISE", bundle -> {
                    long time = Long.parseLong(text(entry(bundle), "integratedTime"));
                    entry(bundle).addProperty("integratedTime", Long.toString(time + 1));
                }),
                change("another number", "SIGSTORE_LOG_PROMISE", bundle -> entry(bundle).addProperty("logIndex", "7")),
                change("no promise", "SIGSTORE_ENTRY_WORDS", bundle -> entry(bundle).remove("inclusionPromise")),
                change("no proof", "SIGSTORE_ENTRY_WORDS", bundle -> entry(bundle).remove("inclusionProof")),
                later("a time that nobody signed", "SIGSTORE_ENTRY_WORDS", bundle ->
                        entry(bundle).addProperty("integratedTime", Long.toString(TestSigner.SIGNED.getEpochSecond()))),
                later("a number that nobody signed", "SIGSTORE_ENTRY_WORDS", bundle -> entry(bundle).addProperty("logIndex", "7")),
                later("no time stamp", "SIGSTORE_NO_TIME", bundle -> material(bundle).remove("timestampVerificationData")));
    }

    private static Arguments change(String name, String code, Change change) {
        return Arguments.of(name, code, true, change);
    }

    /** Of a signature in a log of the second version. */
    private static Arguments later(String name, String code, Change change) {
        return Arguments.of(name, code, false, change);
    }

    private static JsonObject material(JsonObject bundle) {
        return bundle.getAsJsonObject("verificationMaterial");
    }

    private static JsonArray entries(JsonObject bundle) {
        return material(bundle).getAsJsonArray("tlogEntries");
    }

    private static JsonObject entry(JsonObject bundle) {
        return entries(bundle).get(0).getAsJsonObject();
    }

    private static JsonObject proof(JsonObject bundle) {
        return entry(bundle).getAsJsonObject("inclusionProof");
    }

    private static void checkpoint(JsonObject bundle, String words) {
        proof(bundle).getAsJsonObject("checkpoint").addProperty("envelope", words);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static void put(JsonObject object, String name, byte[] bytes) {
        object.addProperty(name, TestLog.base64(bytes));
    }
}
