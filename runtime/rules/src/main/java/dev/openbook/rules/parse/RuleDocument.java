package dev.openbook.rules.parse;

import dev.openbook.rule.RuleSetIdentity;
import java.util.Optional;

/** A rule file, read but not yet understood: either a set of rules or a decision table. */
public sealed interface RuleDocument permits RuleSetDocument, TableDocument {

    /** The file, to which further problems are reported. */
    RuleSource source();

    /** Name, version and digest. */
    RuleSetIdentity identity();

    /** Where the name stands. */
    Place namePlace();

    /** Reads a file of either kind. If the document is not complete, or has other faults, the source has problems. */
    static Optional<RuleDocument> read(RuleSource source) {
        if (!source.problems().isEmpty()) {
            return Optional.empty();
        }
        return new YamlReader(source).read().flatMap(root -> isTable(root)
                ? Keys.of(source, "A decision table", root, TableReader.KEYS).flatMap(new TableReader(source)::document)
                : RuleSetReader.read(source, root));
    }

    private static boolean isTable(YamlNode root) {
        return root instanceof YamlNode.Mapping file
                && Optional.ofNullable(file.entries().get("kind"))
                        .filter(kind -> kind.value() instanceof YamlNode.Scalar scalar && scalar.text().value().equals("DecisionTable"))
                        .isPresent();
    }
}
