package dev.openbook.bom.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.provenance.Fact;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards call models and data sets by names of the hub, and by paths on the disk of whoever made them. */
class AddressesOfPathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"./checkpoint-500", "../data", "~/models", "-/x"})
    void paths_on_somebodys_disk_are_no_addresses(String path) {
        assertThat(new KnownModels(List.of()).coordinates(path)).isEqualTo(Coordinates.named(path));
        DatasetParts datasets = new DatasetParts();
        datasets.named(path, Fact.stated(path, "README.md:3", "The card says so."));
        assertThat(datasets.parts()).singleElement().returns("", part -> part.coordinates().home());
    }
}
