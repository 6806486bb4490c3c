package dev.openbook.signature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Makes X.509 certificates (RFC 5280), which the JDK reads but does not write. */
final class TestCertificate {
    private static final byte[] ECDSA_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String subject;
    private final KeyPair keys;
    private final List<byte[]> extensions = new ArrayList<>();
    private Instant from = Instant.parse("2026-01-01T00:00:00Z");
    private Instant until = Instant.parse("2036-01-01T00:00:00Z");

    TestCertificate(String subject, KeyPair keys) {
        this.subject = subject;
        this.keys = keys;
    }

    TestCertificate valid(String first, String last) {
        from = Instant.parse(first);
        until = Instant.parse(last);
        return this;
    }

    TestCertificate authority() {
        return extension(0x13, true, Der.element(Der.SEQUENCE, Der.element(0x01, new byte[] {-1}))).usage(2, 0x04);
    }

    TestCertificate signer() {
        return usage(7, 0x80);
    }

    TestCertificate usage(int unusedBits, int bits) {
        return extension(0x0f, true, Der.element(0x03, new byte[] {(byte) unusedBits, (byte) bits}));
    }

    /** Last number of an extended use: 1 is for servers, 3 for code. */
    TestCertificate extendedUsage(boolean critical, int purpose) {
        byte[] identifier = Der.element(Der.OBJECT_IDENTIFIER, new byte[] {0x2b, 6, 1, 5, 5, 7, 3, (byte) purpose});
        return extension(0x25, critical, Der.element(Der.SEQUENCE, identifier));
    }

    TestCertificate mail(String address) {
        return extension(0x11, false, Der.element(Der.SEQUENCE, Der.element(0x81, address.getBytes(StandardCharsets.US_ASCII))));
    }

    TestCertificate extension(int last, boolean critical, byte[] value) {
        byte[] identifier = Der.element(Der.OBJECT_IDENTIFIER, new byte[] {0x55, 0x1d, (byte) last});
        byte[] content = Der.element(Der.OCTETS, value);
        extensions.add(critical
                ? Der.element(Der.SEQUENCE, identifier, Der.element(0x01, new byte[] {-1}), content)
                : Der.element(Der.SEQUENCE, identifier, content));
        return this;
    }

    X509Certificate selfSigned() throws GeneralSecurityException {
        return issuedBy(subject, keys.getPrivate());
    }

    /** The issuer's key is elliptic. */
    X509Certificate issuedBy(String issuer, PrivateKey issuerKey) throws GeneralSecurityException {
        byte[] algorithm = Der.element(Der.SEQUENCE, Der.element(Der.OBJECT_IDENTIFIER, ECDSA_SHA256));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        extensions.forEach(all::writeBytes);
        byte[] body = Der.element(
                Der.SEQUENCE,
                Der.element(0xa0, Der.element(Der.INTEGER, new byte[] {2})),
                Der.element(Der.INTEGER, BigInteger.valueOf(1 + Math.abs(subject.hashCode())).toByteArray()),
                algorithm,
                name(issuer),
                Der.element(Der.SEQUENCE, time(from), time(until)),
                name(subject),
                keys.getPublic().getEncoded(),
                Der.element(0xa3, Der.element(Der.SEQUENCE, all.toByteArray())));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey);
        signature.update(body);
        byte[] signed = signature.sign();
        byte[] encoded = Der.element(Der.SEQUENCE, body, algorithm, Der.element(0x03, new byte[] {0}, signed));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] name(String commonName) {
        byte[] type = Der.element(Der.OBJECT_IDENTIFIER, new byte[] {0x55, 4, 3});
        byte[] value = Der.element(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return Der.element(Der.SEQUENCE, Der.element(0x31, Der.element(Der.SEQUENCE, type, value)));
    }

    private static byte[] time(Instant moment) {
        return Der.element(0x18, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
    }
}
