package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceTest {

    @Test
    void namesAreComparedInLowerCase() {
        assertThat(Device.named(" CPU ")).isEqualTo(Device.cpu());
        assertThat(Device.named("DirectML").provider()).isEqualTo("directml");
    }

    @Test
    void optionsAreCopied() {
        Map<String, String> options = new HashMap<>(Map.of("device_id", "1", "arena", "0"));
        Device device = new Device("cuda", options);
        options.clear();
        assertThat(device.options().keySet()).containsExactly("arena", "device_id");
        assertThatThrownBy(() -> device.options().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDeviceHasAName() {
        assertThatThrownBy(() -> Device.named(" "))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
    }
}
