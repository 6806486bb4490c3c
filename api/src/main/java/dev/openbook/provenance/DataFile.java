package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * A part of a data set as a card describes it. What is not said is empty. Nothing of it was fetched or checked.
 *
 * @param name its name
 * @param location address, or path beside the card
 * @param mediaType such as {@code text/csv}
 * @param size as the card writes it, such as {@code 2.4 MB}
 * @param sha256 digest that the card gives
 */
public record DataFile(String name, String location, String mediaType, String size, Optional<Digest> sha256) {}
