package dev.openbook.lineage;

import dev.openbook.card.CardReading;
import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import java.util.Optional;

/**
 * All that one model says of itself, as descent is read from.
 *
 * @param name its identifier, empty if nobody gives it one
 * @param card its model card
 * @param files its files, or those few of an ancestor that are on this machine
 * @param graph facts of the graph that would be opened
 * @param maker whoever published it, as far as its origin or name tells
 * @param prefix what to put before a file's name so that it is clear whose file it is; empty for the model at hand
 */
public record ModelRecord(
        String name,
        Optional<CardReading> card,
        FolderContent files,
        Optional<GraphFacts> graph,
        Fact<String> maker,
        String prefix) {

    /**
     * The model at hand.
     *
     * @param repository its name on the hub, if it was asked for by that
     */
    public static ModelRecord atHand(
            Optional<String> repository, Optional<CardReading> card, FolderContent files, Optional<GraphFacts> graph) {
        return new ModelRecord(repository.orElse(""), card, files, graph, maker(repository.orElse("")), "");
    }

    /** An ancestor, of which perhaps no file is here. */
    static ModelRecord ancestor(String name, Optional<CardReading> card, FolderContent files) {
        return new ModelRecord(name, card, files, Optional.empty(), maker(name), prefix(name));
    }

    static String prefix(String name) {
        return name + "/";
    }

    private static Fact<String> maker(String name) {
        return ModelName.owner(name)
                .map(owner -> Fact.inferred(owner, name, "On the hub, the part before the slash is whoever published it."))
                .orElseGet(() -> Fact.unknown(name.isEmpty() ? "model" : name, "Nobody says who made it."));
    }
}
