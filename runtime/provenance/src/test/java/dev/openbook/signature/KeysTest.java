package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys as they lie in files. */
class KeysTest {
    /** secp256k1, the curve of Bitcoin, which the JDK does not know any more. */
    private static final byte[] OTHER_CURVE = {0x2b, (byte) 0x81, 4, 0, 0x0a};

    @TempDir
    private Path folder;

    private static String curveName(Curve curve) {
        return "secp" + curve.name().substring(1) + "r1";
    }

    @ParameterizedTest
    @EnumSource
    void the_public_part_of_a_private_key_is_found(Curve curve) throws IOException {
        for (int i = 0; i < 10; i++) {
            KeyPair pair = TestKeys.pair(curveName(curve));
            Path file = TestKeys.write(folder.resolve("key.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
            SigningKey key = SigningKey.read(file);

            assertThat(key.publicKey()).isEqualTo(pair.getPublic());
            assertThat(key.curve()).isEqualTo(curve);
        }
    }

    /** RFC 5915: version, the number in as many bytes as the curve has, the curve's name. */
    @ParameterizedTest
    @EnumSource
    void keys_in_the_older_form_are_read(Curve curve) throws IOException {
        KeyPair pair = TestKeys.pair(curveName(curve));
        int length = (curve.parameters().getOrder().bitLength() + 7) / 8;
        byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
        byte[] padded = new byte[length];
        int kept = Math.min(length, number.length);
        System.arraycopy(number, number.length - kept, padded, length - kept, kept);
        byte[] name = Der.element(Der.OBJECT_IDENTIFIER, curve.objectIdentifier());
        byte[] sec1 = Der.element(
                Der.SEQUENCE,
                Der.element(Der.INTEGER, new byte[] {1}),
                Der.element(Der.OCTETS, padded),
                Der.element(0xa0, name));
        // As "openssl ecparam -genkey" writes it.
        String text = TestKeys.pem("EC PARAMETERS", name) + TestKeys.pem("EC PRIVATE KEY", sec1);

        assertThat(SigningKey.read(Files.writeString(folder.resolve("key.pem"), text)).publicKey()).isEqualTo(pair.getPublic());
    }

    @Test
    void a_fingerprint_is_the_digest_of_the_public_keys_file() throws IOException {
        KeyPair pair = TestKeys.pair();
        Path file = TestKeys.write(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());

        assertThat(TestKeys.signing(pair).fingerprint()).isEqualTo(Digest.of(Files.readAllBytes(file)));
        assertThat(TrustedKeys.read(file).keys()).containsExactly(pair.getPublic());
        Files.writeString(file, "Key of the publisher, 256 bits:\n\n" + Files.readString(file).replace("\n", "\r\n"));
        assertThat(TrustedKeys.read(file).keys()).containsExactly(pair.getPublic());
    }

    @Test
    void what_is_no_such_key_is_said_with_what_to_do() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair other = rsa.generateKeyPair();
        KeyPair pair = TestKeys.pair();
        Path file = folder.resolve("key.pem");

        refusedAsPrivate(TestKeys.write(file, "PRIVATE KEY", other.getPrivate().getEncoded()), "another kind", "P-256, P-384 or P-521");
        refusedAsPrivate(TestKeys.write(file, "RSA PRIVATE KEY", new byte[] {1}), "another kind", "openssl genpkey");
        refusedAsPrivate(TestKeys.write(file, "ENCRYPTED PRIVATE KEY", new byte[] {1}), "password", "openssl pkey");
        refusedAsPrivate(
                Files.writeString(file, "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END EC PRIVATE KEY-----\n"),
                "password", "openssl pkey");
        KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        refusedAsPrivate(TestKeys.write(file, "PRIVATE KEY", edwards.getPrivate().getEncoded()), "another kind", "P-256");
        byte[] bitcoin = Der.element(
                Der.SEQUENCE,
                Der.element(Der.INTEGER, new byte[] {1}),
                Der.element(Der.OCTETS, new byte[32]),
                Der.element(0xa0, Der.element(Der.OBJECT_IDENTIFIER, OTHER_CURVE)));
        refusedAsPrivate(TestKeys.write(file, "EC PRIVATE KEY", bitcoin), "another kind", "P-256");
        refusedAsPublic(TestKeys.write(file, "PUBLIC KEY", edwards.getPublic().getEncoded()), "another kind");
        refusedAsPrivate(TestKeys.write(file, "PUBLIC KEY", pair.getPublic().getEncoded()), "public key, not a private key");
        refusedAsPrivate(TestKeys.write(file, "EC PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 1}), "damaged");
        refusedAsPrivate(Files.writeString(file, "nothing"), "is not a private key in PEM");
        refusedAsPrivate(Files.write(file, new byte[2 << 20]), "larger than");
        refusedAsPrivate(folder.resolve("absent"), "cannot be read");

        refusedAsPublic(TestKeys.write(file, "PRIVATE KEY", pair.getPrivate().getEncoded()), "private key, which only the signer needs");
        refusedAsPublic(TestKeys.write(file, "PUBLIC KEY", other.getPublic().getEncoded()), "another kind");
        refusedAsPublic(TestKeys.write(file, "CERTIFICATE", new byte[] {1}), "holds a certificate");
        assertThatThrownBy(() -> TrustedKeys.of(other.getPublic())).hasMessageContaining("RSA");
        assertThatThrownBy(TrustedKeys::of).hasMessageContaining("at least one");
        assertThatThrownBy(TrustedCertificates::of).hasMessageContaining("at least one");
        assertThatThrownBy(() -> TrustedCertificates.read(TestKeys.write(file, "CERTIFICATE", new byte[] {1})))
                .hasMessageContaining("damaged certificate");
        assertThatThrownBy(() -> TrustedCertificates.read(TestKeys.write(file, "PUBLIC KEY", new byte[] {1})))
                .hasMessageContaining("PUBLIC KEY among its certificates");
    }

    private static void refusedAsPrivate(Path file, String... words) {
        assertRefused(() -> SigningKey.read(file), words);
    }

    private static void refusedAsPublic(Path file, String... words) {
        assertRefused(() -> TrustedKeys.read(file), words);
    }

    private static void assertRefused(ThrowingCallable reading, String... words) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContainingAll(words);
    }
}
