package dev.openbook.rules.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sets CEL up for one rule set: facts as typed structures, bounded options, and only functions whose cost is known.
 *
 * <p>At run time facts are maps: CEL selects a field of a structure from a map as well, so that no reflection over
 * records is needed and an unknown fact is an absent key.
 */
final class CelEnvironment {
    /** Longest expression, in code points. */
    static final int MAX_EXPRESSION = 4_096;
    /** Most elements that the loops of one evaluation may visit. */
    static final int MAX_ITERATIONS = 10_000;

    private static final int MAX_PARSE_DEPTH = 64;
    private static final int MAX_NODES = 2_000;
    private static final int MAX_REGEX_PROGRAM = 2 * PatternCheck.MAX_STATES;

    /** Not among them: split, replace, quote and reverse, of which rules have no need and some multiply sizes. */
    private static final ImmutableSet<CelStringExtensions.Function> TEXT_FUNCTIONS = ImmutableSet.of(
            CelStringExtensions.Function.CHAR_AT,
            CelStringExtensions.Function.INDEX_OF,
            CelStringExtensions.Function.JOIN,
            CelStringExtensions.Function.LAST_INDEX_OF,
            CelStringExtensions.Function.LOWER_ASCII,
            CelStringExtensions.Function.SUBSTRING,
            CelStringExtensions.Function.TRIM,
            CelStringExtensions.Function.UPPER_ASCII);

    private CelEnvironment() {}

    /** An environment in which some names stand for facts. Costs a second of class loading once, then 0.2 ms. */
    static Cel create(Map<String, FactType> names) {
        CelBuilder builder = CelFactory.plannerCelBuilder()
                .setOptions(options())
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER,
                        CelStandardMacro.MAP,
                        CelStandardMacro.MAP_FILTER)
                .addMacros(KnownMacro.named("known"), KnownMacro.named("has"))
                .addCompilerLibraries(CelExtensions.strings(TEXT_FUNCTIONS))
                .addRuntimeLibraries(CelExtensions.strings(TEXT_FUNCTIONS));
        Map<String, CelType> structs = new LinkedHashMap<>();
        names.forEach((name, type) -> builder.addVar(name, celType(type, structs)));
        return builder.setTypeProvider(new Structs(ImmutableMap.copyOf(structs))).build();
    }

    private static CelOptions options() {
        return CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .populateMacroCalls(true)
                .maxExpressionCodePointSize(MAX_EXPRESSION)
                .maxParseRecursionDepth(MAX_PARSE_DEPTH)
                .maxParseExpressionNodeCount(MAX_NODES)
                .comprehensionMaxIterations(MAX_ITERATIONS)
                .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                .build();
    }

    /** The type as CEL names it; structures met on the way are collected. */
    private static CelType celType(FactType type, Map<String, CelType> structs) {
        return switch (type) {
            case FactType.Plain plain ->
                switch (plain) {
                    case TEXT, LONG_TEXT -> SimpleType.STRING;
                    case WHOLE -> SimpleType.INT;
                    case NUMBER -> SimpleType.DOUBLE;
                    case TRUTH -> SimpleType.BOOL;
                    case ANY -> SimpleType.DYN;
                };
            case FactType.ListOf list -> ListType.create(celType(list.element(), structs));
            case FactType.MapOf map -> MapType.create(SimpleType.STRING, celType(map.value(), structs));
            case Struct struct -> struct(struct, structs);
        };
    }

    private static CelType struct(Struct struct, Map<String, CelType> structs) {
        if (!structs.containsKey(struct.name())) {
            ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
            struct.fields().forEach((name, type) -> fields.put(name, celType(type, structs)));
            ImmutableMap<String, CelType> types = fields.buildOrThrow();
            structs.put(
                    struct.name(),
                    StructType.create(struct.name(), types.keySet(), field -> Optional.ofNullable(types.get(field))));
        }
        return StructTypeReference.create(struct.name());
    }

    /** The structures of one environment, by name. */
    private record Structs(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return byName.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
