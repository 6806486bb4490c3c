package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.28.0", "1.28", "1.28.1-rc1", "1.30.0", "2.0.0", "10.1"})
    void newEnough(String version) {
        assertThatCode(() -> EngineVersion.require(version)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.27.9", "1.9.0", "0.99.0", "", "unknown", "1", "99999.1"})
    void tooOldOrNoVersion(String version) {
        assertThatThrownBy(() -> EngineVersion.require(version))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ENGINE_FAILED))
                .hasMessageContaining("at least 1.28");
    }
}
