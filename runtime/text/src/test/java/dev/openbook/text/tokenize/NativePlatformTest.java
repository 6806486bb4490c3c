package dev.openbook.text.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux,amd64,linux-x86_64",
        "Linux,aarch64,linux-aarch64",
        "Mac OS X,aarch64,osx-aarch64",
        "Windows 11,amd64,win-x86_64"
    })
    void everySupportedPlatformHasItsFilesOnTheClassPath(String name, String architecture, String directory) {
        NativePlatform platform = NativePlatform.of(name, architecture).orElseThrow();
        assertThat(platform.directory()).isEqualTo(directory);
        for (String file : platform.files()) {
            assertThat(getClass().getClassLoader().getResource(platform.resource(file))).as(file).isNotNull();
        }
    }

    @Test
    void otherPlatformsAreNotGuessed() {
        assertThat(NativePlatform.of("Mac OS X", "x86_64")).isEmpty();
        assertThat(NativePlatform.of("Linux", "riscv64")).isEmpty();
        assertThat(NativePlatform.of("FreeBSD", "amd64")).isEmpty();
        assertThat(NativePlatform.of("Windows 11", "aarch64")).isEmpty();
    }
}
