package dev.openbook.sigstore;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority with a root and an intermediate certificate. Issues short-lived certificates to accounts, as
 * <a href="https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md">Fulcio</a> does, and ones for time stamps.
 */
final class TestAuthority {
    static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2045-01-01T00:00:00Z");

    private static final String PROVIDER_AS_BYTES = "1.3.6.1.4.1.57264.1.1";
    private static final String PROVIDER = "1.3.6.1.4.1.57264.1.8";
    private static final String PROMISES = "1.3.6.1.4.1.11129.2.4.2";

    private final X500Name name;
    private final TestKey key;
    private final List<X509CertificateHolder> chain;
    private long serial = 10;

    private TestAuthority(X500Name name, TestKey key, List<X509CertificateHolder> chain) {
        this.name = name;
        this.key = key;
        this.chain = chain;
    }

    static TestAuthority create(String organisation) throws Exception {
        TestKey rootKey = TestKey.create();
        TestKey key = TestKey.create();
        X500Name rootName = new X500Name("O=" + organisation + ",CN=root");
        X500Name name = new X500Name("O=" + organisation + ",CN=intermediate");
        return new TestAuthority(
                name, key, List.of(authority(rootName, rootKey, name, key, 2), authority(rootName, rootKey, rootName, rootKey, 1)));
    }

    private static X509CertificateHolder authority(X500Name issuer, TestKey issuerKey, X500Name name, TestKey key, long serial)
            throws Exception {
        X509v3CertificateBuilder builder = builder(issuer, serial, FROM, UNTIL, name, key.pair().getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, issuerKey);
    }

    /** The intermediate's certificate, then the root's. */
    List<X509CertificateHolder> chain() {
        return chain;
    }

    /**
     * What a certificate says.
     *
     * @param account the account's name
     * @param provider who checked the account
     * @param purpose what it is for
     * @param log where it is listed; nowhere if empty
     */
    record Request(
            GeneralName account, String provider, Instant from, Instant until, KeyPurposeId purpose, Optional<TestCertificateLog> log) {}

    X509CertificateHolder certify(PublicKey owner, Request request) throws Exception {
        serial++;
        X509CertificateHolder unlisted = signed(certificate(owner, request), key);
        if (request.log().isEmpty()) {
            return unlisted;
        }
        byte[] promises = request.log().get()
                .promise(unlisted.toASN1Structure().getTBSCertificate().getEncoded(), key.encoded(), request.from());
        X509v3CertificateBuilder listed = certificate(owner, request);
        listed.addExtension(new ASN1ObjectIdentifier(PROMISES), false, new DEROctetString(promises));
        return signed(listed, key);
    }

    private X509v3CertificateBuilder certificate(PublicKey owner, Request request) throws IOException {
        X509v3CertificateBuilder builder =
                builder(name, serial, request.from(), request.until(), new X500Name(new RDN[0]), owner);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(request.purpose()));
        builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(request.account()));
        builder.addExtension(
                new ASN1ObjectIdentifier(PROVIDER_AS_BYTES), false, request.provider().getBytes(StandardCharsets.UTF_8));
        builder.addExtension(new ASN1ObjectIdentifier(PROVIDER), false, new DERUTF8String(request.provider()));
        return builder;
    }

    /** A certificate of a service that stamps times (RFC 3161, section 2.3). */
    X509CertificateHolder certifyTimeStamps(PublicKey owner) throws Exception {
        X509v3CertificateBuilder builder = builder(name, 3, FROM, UNTIL, new X500Name("O=Stamps,CN=time"), owner);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return signed(builder, key);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, long serial, Instant from, Instant until, X500Name subject, PublicKey owner) {
        return new JcaX509v3CertificateBuilder(
                issuer, BigInteger.valueOf(serial), Date.from(from), Date.from(until), subject, owner);
    }

    private static X509CertificateHolder signed(X509v3CertificateBuilder builder, TestKey issuer) throws OperatorCreationException {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.secret()));
    }
}
