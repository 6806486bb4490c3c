package dev.openbook.bom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    @ParameterizedTest
    @ValueSource(strings = {"models@example.org", "a.b+c@ex-ample.co.uk", "x_1@xn--bcher-kva.example"})
    void plain_addresses(String address) {
        assertThat(new Party("A", "", address).contact()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', name", "' ', '', '', name", "'a\nb', '', '', name", "A, example.org, '', no address on the web",
        "A, file:///etc/passwd, '', no address on the web", "A, https://, '', no address on the web", "A, '', Ada, no e-mail",
        "A, '', ada@localhost, no e-mail", "A, '', Ada <a@b.org>, no e-mail", "A, '', 'a@b.org\n', no e-mail",
        "A, '', .a@b.org, no e-mail", "A, '', a..b@c.org, no e-mail", "A, '', a@b..org, no e-mail", "A, '', a@-b.org, no e-mail"
    })
    void what_is_none_is_refused(String name, String url, String contact, String problem) {
        assertThatThrownBy(() -> new Party(name, url, contact))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
