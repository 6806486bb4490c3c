package dev.openbook.signature;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads X.509 certificates (RFC 5280). */
final class CertificateFile {
    private CertificateFile() {}

    /** The certificates of a PEM file, in order. */
    static List<X509Certificate> read(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : PemBlock.read(file, "a certificate")) {
            if (!block.label().equals("CERTIFICATE")) {
                throw PemBlock.unusable(
                        file,
                        "holds " + block.label() + " among its certificates",
                        "Name a file with lines -----BEGIN CERTIFICATE----- only.");
            }
            try {
                certificates.add(decode(block.bytes()));
            } catch (CertificateException e) {
                throw PemBlock.unusable(file, "holds a damaged certificate", "Export it again.");
            }
        }
        return certificates;
    }

    /**
     * A certificate of a signature. The issuer signs only the inner part; what is around it must be spelled in the one way of DER, so
     * that no byte can be changed unnoticed.
     */
    static X509Certificate decodeExactly(byte[] bytes) throws CertificateException {
        if (bytes.length > Der.MAX_LENGTH / 2) {
            throw new CertificateException("too long");
        }
        X509Certificate certificate = decode(bytes);
        byte[] body = certificate.getTBSCertificate();
        byte[] algorithm = Der.find(Der.SEQUENCE, body)
                .flatMap(content -> Der.find(Der.SEQUENCE, content))
                .orElseThrow(() -> new CertificateException("no algorithm"));
        byte[] expected = Der.element(
                Der.SEQUENCE,
                body,
                Der.element(Der.SEQUENCE, algorithm),
                Der.element(Der.BITS, new byte[] {0}, certificate.getSignature()));
        if (!Arrays.equals(expected, bytes)) {
            throw new CertificateException("another spelling");
        }
        return certificate;
    }

    static X509Certificate decode(byte[] bytes) throws CertificateException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        if (in.available() > 0) {
            throw new CertificateException("more follows");
        }
        return certificate;
    }
}
