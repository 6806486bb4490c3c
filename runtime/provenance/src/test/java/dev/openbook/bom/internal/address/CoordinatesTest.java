package dev.openbook.bom.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Digest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {
    @ParameterizedTest
    @CsvSource({
        "hub:acme/little@0123abc, pkg:huggingface/acme/little@0123abc, acme, little, 0123abc",
        "hub:acme/little@0123ABC, pkg:huggingface/acme/little@0123abc, acme, little, 0123ABC",
        "pkg:maven/dev.acme/little@1.0-x, pkg:maven/dev.acme/little@1.0-x, dev.acme, little, 1.0-x",
        "dev.acme:little:1.0+2, pkg:maven/dev.acme/little@1.0%2B2, dev.acme, little, 1.0+2",
        "dev.acme:little, '', '', attic, ''",
        "hub:gpt2, '', '', attic, ''",
        "sha256:ab12, '', '', attic, ''",
        "docker:little:1.0, '', '', attic, ''",
        "hub:../data@0123abc, '', '', attic, ''",
        "found in the attic, '', '', attic, ''",
        "hub:acme/little@main, '', '', attic, ''",
        "pkg:maven/a/b?x=1, '', '', attic, ''"
    })
    void an_address_is_given_only_where_the_origin_is_one(String origin, String purl, String group, String name, String version) {
        Coordinates coordinates = Coordinates.of(ModelProvenance.builder("attic", Digest.ofText("attic"))
                .origin(Fact.stated(origin, "caller", "Somebody says so."))
                .build());

        assertThat(coordinates.packageUrl()).isEqualTo(purl);
        assertThat(coordinates.group()).isEqualTo(group);
        assertThat(coordinates.name()).isEqualTo(name);
        assertThat(coordinates.version()).isEqualTo(version);
    }
}
