package dev.openbook.license;

import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.Optional;

/**
 * What a model card says of its licence, as the room of cards hands it to this one.
 *
 * @param file path of the card within the model
 * @param frontMatter all of its keys
 * @param place where it names a licence, such as {@code README.md:3}; empty if it does not
 * @param digest of the card
 */
public record CardTerms(String file, Json.Obj frontMatter, Optional<String> place, Digest digest) {}
