package dev.openbook.bom.internal.part;

import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.value.Digest;

/**
 * The same model once more, in another precision or format.
 *
 * @param reference of the file or model that it is in this bill
 * @param coordinates what it is called
 * @param sha256 digest of the file, or of all files of the model
 * @param reason why it is taken for one, as a sentence
 */
public record Variant(String reference, Coordinates coordinates, Digest sha256, String reason) {}
