package dev.openbook.signature;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Sigstore bundles that hold a signed envelope
 * (<a href="https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto">sigstore_bundle.proto</a>, DSSE).
 */
final class BundleReader {
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private static final String MALFORMED = "BUNDLE_MALFORMED";
    private static final String MEDIA_TYPE_FAMILY = "application/vnd.dev.sigstore.bundle";
    private static final Set<String> MEDIA_TYPES = Set.of(
            MEDIA_TYPE,
            "application/vnd.dev.sigstore.bundle+json;version=0.1",
            "application/vnd.dev.sigstore.bundle+json;version=0.2",
            "application/vnd.dev.sigstore.bundle+json;version=0.3");
    private static final String KEY = "publicKey";
    private static final String CHAIN = "x509CertificateChain";
    private static final String CERTIFICATE = "certificate";
    private static final String LOG = "tlogEntries";
    private static final String TIME_STAMPS = "timestampVerificationData";

    private final SignatureLimits limits;

    BundleReader(SignatureLimits limits) {
        this.limits = limits;
    }

    Bundle read(byte[] bytes) throws RefusedException {
        Json.Obj json = new SignatureJson(MALFORMED, "The signature's file", limits.maxBundleBytes()).read(bytes);
        Members bundle = Members.of(
                MALFORMED, "bundle", json, Set.of("mediaType", "verificationMaterial", "dsseEnvelope", "messageSignature"));
        requireMediaType(bundle.text("mediaType"));
        if (bundle.has("messageSignature")) {
            throw RefusedException.unsupported(
                    "MESSAGE_SIGNATURE",
                    "The signature is one of a single message (as \"cosign sign-blob\" makes), not of a model's files.",
                    "Ask the publisher for a signature in the format of OpenSSF Model Signing v1.0.");
        }
        Members material = Members.of(
                MALFORMED,
                "verificationMaterial",
                bundle.value("verificationMaterial"),
                Set.of(KEY, CHAIN, CERTIFICATE, LOG, TIME_STAMPS));
        Members envelope = Members.of(
                MALFORMED, "dsseEnvelope", bundle.value("dsseEnvelope"), Set.of("payload", "payloadType", "signatures"));
        if (!envelope.text("payloadType").equals(PreAuthenticationEncoding.PAYLOAD_TYPE)) {
            throw RefusedException.malformed("PAYLOAD_TYPE", "The signature is about something else than a list of files (type "
                    + envelope.text("payloadType") + ").");
        }
        return new Bundle(material(material), envelope.bytes("payload"), signature(envelope));
    }

    private static void requireMediaType(String type) throws RefusedException {
        if (MEDIA_TYPES.contains(type)) {
            return;
        }
        if (type.startsWith(MEDIA_TYPE_FAMILY)) {
            throw RefusedException.unsupported(
                    "BUNDLE_VERSION",
                    "The signature's file is a Sigstore bundle of a version that is not known here (" + type + ").",
                    "Known are versions 0.1, 0.2 and 0.3. Use a newer version of this program, or ask the publisher.");
        }
        throw RefusedException.malformed("MEDIA_TYPE", "The signature's file is no Sigstore bundle (its type is " + type + ").");
    }

    /** One signature, as Sigstore's bundles have it; a second one would be there unchecked. Key ids are hints, which nobody reads. */
    private static byte[] signature(Members envelope) throws RefusedException {
        List<Json> signatures = envelope.list("signatures");
        if (signatures.size() != 1) {
            throw envelope.wrong("signatures", "has " + signatures.size() + " signatures; one is expected");
        }
        Members signature = Members.of(MALFORMED, "signature", signatures.getFirst(), Set.of("sig", "keyid"));
        if (signature.has("keyid") && !(signature.value("keyid") instanceof Json.Text || signature.value("keyid") instanceof Json.Null)) {
            throw signature.wrong("keyid", "is not a text");
        }
        return signature.bytes("sig");
    }

    private SignatureMaterial material(Members material) throws RefusedException {
        long kinds = Set.of(KEY, CHAIN, CERTIFICATE).stream().filter(material::has).count();
        if (kinds != 1) {
            throw RefusedException.malformed(
                    "MATERIAL_AMBIGUOUS",
                    kinds == 0
                            ? "The signature does not say whether a key or a certificate made it."
                            : "The signature says that a key and a certificate made it, or two kinds of certificates.");
        }
        boolean logged = material.has(LOG) && !material.list(LOG).isEmpty();
        if (material.has(CERTIFICATE) && !logged) {
            throw RefusedException.malformed(
                    "SIGSTORE_WITHOUT_LOG", "The signature was made through Sigstore but lacks the log's entry that proves when.");
        }
        if (logged && !material.has(KEY)) {
            return new SignatureMaterial.Sigstore();
        }
        if (logged || hasTimeStamps(material)) {
            throw RefusedException.unsupported(
                    "LOG_OR_TIME_STAMP",
                    "The signature carries log entries or time stamps beside its key or certificate, which cannot be checked here.",
                    "Ask the publisher for a signature without them, or for one made through Sigstore.");
        }
        return material.has(KEY) ? key(material) : certificates(material);
    }

    private static boolean hasTimeStamps(Members material) throws RefusedException {
        if (!material.has(TIME_STAMPS)) {
            return false;
        }
        Members stamps = Members.of(MALFORMED, TIME_STAMPS, material.value(TIME_STAMPS), Set.of("rfc3161Timestamps"));
        return stamps.has("rfc3161Timestamps") && !stamps.list("rfc3161Timestamps").isEmpty();
    }

    private static SignatureMaterial key(Members material) throws RefusedException {
        Members key = Members.of(MALFORMED, KEY, material.value(KEY), Set.of("hint", "rawBytes", "keyDetails"));
        if (!key.has("hint") && !key.has("rawBytes")) {
            throw key.wrong("hint", "is missing");
        }
        return new SignatureMaterial.Key(
                key.textIfPresent("hint"),
                key.has("rawBytes") ? Optional.of(key.bytes("rawBytes")) : Optional.empty(),
                key.textIfPresent("keyDetails"));
    }

    private SignatureMaterial certificates(Members material) throws RefusedException {
        Members chain = Members.of(MALFORMED, CHAIN, material.value(CHAIN), Set.of("certificates"));
        List<byte[]> certificates = new ArrayList<>();
        for (Json json : chain.list("certificates")) {
            certificates.add(Members.of(MALFORMED, CERTIFICATE, json, Set.of("rawBytes")).bytes("rawBytes"));
        }
        if (certificates.isEmpty() || certificates.size() > limits.maxCertificates()) {
            throw chain.wrong(
                    "certificates", "has " + certificates.size() + " certificates; allowed are 1 to " + limits.maxCertificates());
        }
        return new SignatureMaterial.Certificates(certificates);
    }
}
