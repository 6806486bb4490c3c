package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever stands where certificates should, it is refused, or it is the certificate. */
class CertificateFuzzTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void three_thousand_broken_chains() throws GeneralSecurityException {
        fuzz(3_000, 20_261_123L);
    }

    @Test
    @Tag("soak")
    void a_hundred_thousand_broken_chains() throws GeneralSecurityException {
        fuzz(100_000, 7L);
    }

    private static void fuzz(int rounds, long seed) throws GeneralSecurityException {
        KeyPair rootKeys = TestKeys.pair();
        KeyPair middleKeys = TestKeys.pair();
        X509Certificate root = new TestCertificate("Root", rootKeys).authority().selfSigned();
        X509Certificate middle = new TestCertificate("Middle", middleKeys).authority().issuedBy("Root", rootKeys.getPrivate());
        X509Certificate leaf = new TestCertificate("Leaf", TestKeys.pair())
                .signer()
                .extendedUsage(false, 3)
                .mail("a@example.org")
                .issuedBy("Middle", middleKeys.getPrivate());
        CertificatePath path = new CertificatePath(TrustedCertificates.of(root), NOW);
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            List<byte[]> chain = mutated(List.of(leaf, middle, root), random);
            try {
                assertThat(path.check(new SignatureMaterial.Certificates(chain))).as("round %d", round).isEqualTo(leaf);
            } catch (RefusedException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(rounds / 2, rounds - 1);
    }

    private static List<byte[]> mutated(List<X509Certificate> sound, Random random) throws CertificateEncodingException {
        List<byte[]> chain = new ArrayList<>();
        for (X509Certificate certificate : sound) {
            chain.add(certificate.getEncoded());
        }
        int victim = random.nextInt(chain.size());
        byte[] bytes = chain.get(victim);
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        chain.set(victim, random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
        return chain;
    }
}
