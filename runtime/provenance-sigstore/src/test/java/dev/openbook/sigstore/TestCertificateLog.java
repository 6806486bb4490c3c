package dev.openbook.sigstore;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** A log of certificates (RFC 6962): promises that it will list a certificate, before the certificate is issued. */
record TestCertificateLog(TestKey key) {
    private static final int SHA256 = 4;
    private static final int ECDSA = 3;

    static TestCertificateLog create() {
        return new TestCertificateLog(TestKey.create());
    }

    /**
     * A list with one promise, to be put into the certificate (RFC 6962, sections 3.2 and 3.3).
     *
     * @param certificate the part of the certificate that will be signed, still without the promise
     * @param issuerKey public key of the authority, in DER
     */
    byte[] promise(byte[] certificate, byte[] issuerKey, Instant moment) {
        byte[] signature = key.sign(written(out -> {
            out.writeByte(0); // version 1
            out.writeByte(0); // a promise for a certificate
            out.writeLong(moment.toEpochMilli());
            out.writeShort(1); // of a certificate to be
            out.write(TestKey.sha256(issuerKey));
            out.writeByte(certificate.length >> 16);
            out.writeShort(certificate.length);
            out.write(certificate);
            out.writeShort(0); // no extensions
        }));
        byte[] promise = written(out -> {
            out.writeByte(0);
            out.write(key.logId());
            out.writeLong(moment.toEpochMilli());
            out.writeShort(0);
            out.writeByte(SHA256);
            out.writeByte(ECDSA);
            out.writeShort(signature.length);
            out.write(signature);
        });
        return written(out -> {
            out.writeShort(promise.length + 2);
            out.writeShort(promise.length);
            out.write(promise);
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
