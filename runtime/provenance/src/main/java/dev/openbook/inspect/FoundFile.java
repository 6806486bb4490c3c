package dev.openbook.inspect;

import java.nio.file.Path;

/**
 * A regular file that belongs to a model.
 *
 * @param path from the model's root, with {@code /} between names
 * @param location where its bytes lie, no link on the way
 * @param linked whether the model's folder holds a link to it where links are not expected
 */
record FoundFile(String path, Path location, boolean linked) {}
