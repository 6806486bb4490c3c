package dev.openbook.inspect;

import dev.openbook.provenance.Fact;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source whose files were read.
 *
 * @param origin where the bytes come from
 * @param folder real path of the folder, if they lie in one
 * @param files all of them
 */
record OpenedSource(Fact<String> origin, Optional<Path> folder, ModelFiles files) {}
