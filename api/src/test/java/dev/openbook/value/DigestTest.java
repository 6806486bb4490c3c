package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    /** FIPS 180-4's example of one block: the text "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void everyWayToDigestGivesThePublishedValue() {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        MessageDigest running = Digest.sha256();
        running.update(bytes);
        assertThat(Digest.of(bytes).hex()).isEqualTo(ABC);
        assertThat(Digest.ofText("abc").hex()).isEqualTo(ABC);
        assertThat(Digest.finish(running).hex()).isEqualTo(ABC);
        assertThat(Digest.of(new byte[0]).hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digest.of(bytes).bytes()).isEqualTo(HexFormat.of().parseHex(ABC));
        assertThat(Digest.of(bytes)).hasToString(ABC);
    }

    @Test
    void aBufferIsDigestedFromItsPositionWhichStays() {
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(5), ByteBuffer.allocateDirect(5)}) {
            buffer.put("xabcx".getBytes(StandardCharsets.US_ASCII)).position(1).limit(4);
            assertThat(Digest.of(buffer).hex()).isEqualTo(ABC);
            assertThat(buffer.position()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", ABC + "0", ABC + "\n", "sha256:" + ABC})
    void onlySixtyFourLowerCaseDigitsAreADigest(String hex) {
        assertThatThrownBy(() -> new Digest(hex)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("64 lower-case");
    }
}
