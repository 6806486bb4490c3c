package dev.openbook.cli;

import dev.openbook.rule.Caller;
import dev.openbook.rule.RequestContext;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks, as rules are told. Nobody is authenticated: whoever runs the command says so. */
final class CallerOptions {
    @Option(names = "--caller", paramLabel = "NAME", description = "Who asks; rules read it as caller.name (default: unknown to rules).")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "What they are, such as board; repeatable; rules read caller.roles.")
    private Set<String> roles = new LinkedHashSet<>();

    /** The caller; empty if nothing was said of one. */
    Optional<Caller> caller() {
        if (name == null && roles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Caller(name == null ? "" : name, roles, Map.of()));
    }

    /** What rules are told of a request of a kind. */
    RequestContext context(String kind) {
        return new RequestContext(kind, caller(), Map.of());
    }
}
