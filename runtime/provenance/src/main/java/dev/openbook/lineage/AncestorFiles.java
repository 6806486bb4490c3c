package dev.openbook.lineage;

import dev.openbook.layout.FolderContent;
import java.util.Optional;

/** Small text files (cards, configurations, licences) of models that are not the one at hand. */
public interface AncestorFiles {

    /**
     * The files of a model as far as they are on this machine. Never fetches anything.
     *
     * @param model its identifier, as untrusted words
     */
    Optional<FolderContent> find(String model);

    /** Of a machine that has none. */
    static AncestorFiles none() {
        return model -> Optional.empty();
    }
}
