package dev.openbook.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A whole Sigstore of our own, as an organisation may run one: an authority that certifies accounts, a log of certificates, a
 * transparency log of signatures, a service that stamps times, and the root of trust that names them all.
 */
record PrivateSigstore(
        TestAuthority authority, TestCertificateLog certificateLog, TestLog log, TestTimeStamps timeStamps) {
    static PrivateSigstore create() throws Exception {
        return new PrivateSigstore(
                TestAuthority.create("Private Sigstore"),
                TestCertificateLog.create(),
                TestLog.create("rekor.example.org"),
                TestTimeStamps.create(TestAuthority.create("Private time")));
    }

    PrivateSigstore withAuthority(TestAuthority other) {
        return new PrivateSigstore(other, certificateLog, log, timeStamps);
    }

    PrivateSigstore withCertificateLog(TestCertificateLog other) {
        return new PrivateSigstore(authority, other, log, timeStamps);
    }

    PrivateSigstore withLog(TestLog other) {
        return new PrivateSigstore(authority, certificateLog, other, timeStamps);
    }

    PrivateSigstore withTimeStamps(TestTimeStamps other) {
        return new PrivateSigstore(authority, certificateLog, log, other);
    }

    /** Writes {@code trusted_root.json}. */
    Path trustedRoot(Path file) throws IOException {
        return Files.writeString(file, trustedRoot().toString());
    }

    /** The root of trust (sigstore/protobuf-specs, sigstore_trustroot.proto). */
    JsonObject trustedRoot() throws IOException {
        JsonObject root = TestLog.object("mediaType", "application/vnd.dev.sigstore.trustedroot+json;version=0.1");
        root.add("tlogs", list(log(log.address(), log.key())));
        root.add("certificateAuthorities", list(authority("https://fulcio.example.org", authority.chain())));
        root.add("ctlogs", list(log("https://ctfe.example.org", certificateLog.key())));
        root.add("timestampAuthorities", list(authority("https://time.example.org", timeStamps.chain())));
        return root;
    }

    private static JsonObject log(String address, TestKey key) {
        JsonObject publicKey = TestLog.object("rawBytes", TestLog.base64(key.encoded()));
        publicKey.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
        publicKey.add("validFor", TestLog.object("start", TestAuthority.FROM.toString()));
        JsonObject log = TestLog.object("baseUrl", address);
        log.addProperty("hashAlgorithm", "SHA2_256");
        log.add("publicKey", publicKey);
        log.add("logId", TestLog.object("keyId", TestLog.base64(key.logId())));
        return log;
    }

    private static JsonObject authority(String address, List<X509CertificateHolder> chain) throws IOException {
        JsonArray certificates = new JsonArray();
        for (X509CertificateHolder certificate : chain) {
            certificates.add(TestLog.object("rawBytes", TestLog.base64(certificate.getEncoded())));
        }
        JsonObject subject = TestLog.object("organization", "example.org");
        subject.addProperty("commonName", "example");
        JsonObject certChain = new JsonObject();
        certChain.add("certificates", certificates);
        JsonObject authority = new JsonObject();
        authority.add("subject", subject);
        authority.addProperty("uri", address);
        authority.add("certChain", certChain);
        authority.add("validFor", TestLog.object("start", TestAuthority.FROM.toString()));
        return authority;
    }

    private static JsonArray list(JsonObject only) {
        JsonArray list = new JsonArray();
        list.add(only);
        return list;
    }
}
