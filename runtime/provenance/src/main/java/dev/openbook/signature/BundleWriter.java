package dev.openbook.signature;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes Sigstore bundles of version 0.3 for signatures with keys and certificates. */
final class BundleWriter {
    private BundleWriter() {}

    static byte[] bytes(Bundle bundle) {
        Json.Obj signature = Json.object().with("sig", base64(bundle.signature())).with("keyid", "");
        Json.Obj envelope = Json.object()
                .with("payload", base64(bundle.payload()))
                .with("payloadType", PreAuthenticationEncoding.PAYLOAD_TYPE)
                .with("signatures", Json.array(List.of(signature)));
        return CanonicalJson.bytes(Json.object()
                .with("mediaType", BundleReader.MEDIA_TYPE)
                .with("verificationMaterial", material(bundle.material()).with("tlogEntries", Json.array(List.of())))
                .with("dsseEnvelope", envelope));
    }

    private static Json.Obj material(SignatureMaterial material) {
        return switch (material) {
            case SignatureMaterial.Key key ->
                Json.object().with("publicKey", Json.object().with("hint", key.hint().orElseThrow()));
            case SignatureMaterial.Certificates chain -> {
                List<Json.Obj> certificates = chain.certificates().stream()
                        .map(bytes -> Json.object().with("rawBytes", base64(bytes)))
                        .toList();
                yield Json.object()
                        .with("x509CertificateChain", Json.object().with("certificates", Json.array(certificates)));
            }
            case SignatureMaterial.Sigstore sigstore ->
                throw new IllegalArgumentException("Signatures through Sigstore are not made here.");
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What a bundle signed with a key says of it. */
    static SignatureMaterial.Key keyed(SigningKey key) {
        return new SignatureMaterial.Key(Optional.of(key.fingerprint().hex()), Optional.empty(), Optional.empty());
    }
}
