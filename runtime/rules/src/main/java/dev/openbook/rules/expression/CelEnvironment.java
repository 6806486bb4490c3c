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
import dev.openbook.rules.cost.PatternCheck;
import dev.openbook.rules.cost.WorstCase;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.Struct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sets CEL up for one rule set: facts as typed structures, bounded options, and only functions whose cost is known.
 *
 * <p>At run time facts are {@link FactGroup}s, so that no reflection over records is needed and an unknown fact is an absent
 * name.
 */
final class CelEnvironment {
    /** Longest expression, in code points. */
    static final int MAX_EXPRESSION = 4_096;

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

    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final Cel engine;

    /**
     * An environment in which some names stand for facts. Costs a second of class loading once, then a millisecond.
     *
     * @param variableNames that {@link #define} may give a type to later
     */
    @SuppressWarnings("Immutable") // A variable gets its type once, before the first expression that may use it.
    CelEnvironment(Map<String, FactType> names, Set<String> variableNames) {
        CelOptions options = options();
        CelBuilder builder = CelFactory.plannerCelBuilder()
                .setOptions(options)
                .setStandardFunctions(StrictFunctions.kept())
                .addFunctionBindings(StrictFunctions.replaced(options))
                .addFunctionDeclarations(KnownMacro.declaration(), StrictTree.declaration())
                .addFunctionBindings(KnownMacro.binding(), StrictTree.binding())
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
        FunctionBindings.addTo(builder);
        names.forEach((name, type) -> builder.addVar(name, celType(type)));
        // What variables are is known only when they have been compiled, in this environment.
        structs.put(
                ExpressionCompiler.VARIABLES_TYPE,
                StructType.create(
                        ExpressionCompiler.VARIABLES_TYPE,
                        ImmutableSet.copyOf(variableNames),
                        name -> Optional.ofNullable(variables.get(name))));
        builder.addVar(ExpressionCompiler.VARIABLES, StructTypeReference.create(ExpressionCompiler.VARIABLES_TYPE));
        this.engine = builder.setTypeProvider(new Structs(ImmutableMap.copyOf(structs))).build();
    }

    /** The engine. */
    Cel engine() {
        return engine;
    }

    /** Says what a variable is. Its type's structures must be known already. */
    void define(String variable, FactType type) {
        variables.put(variable, celType(type));
    }

    private static CelOptions options() {
        return CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .populateMacroCalls(true)
                .maxExpressionCodePointSize(MAX_EXPRESSION)
                .maxParseRecursionDepth(MAX_PARSE_DEPTH)
                .maxParseExpressionNodeCount(MAX_NODES)
                .comprehensionMaxIterations(WorstCase.MAX_ROUNDS)
                .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                .build();
    }

    /** The type as CEL names it; structures met on the way are collected. */
    private CelType celType(FactType type) {
        return switch (type) {
            case FactType.Plain plain ->
                switch (plain) {
                    case TEXT, SHORT_TEXT, LONG_TEXT -> SimpleType.STRING;
                    case WHOLE -> SimpleType.INT;
                    case NUMBER -> SimpleType.DOUBLE;
                    case TRUTH -> SimpleType.BOOL;
                    case MONEY -> FunctionBindings.MONEY;
                    case ANY -> SimpleType.DYN;
                };
            case FactType.ListOf list -> ListType.create(celType(list.element()));
            case FactType.MapOf map -> MapType.create(SimpleType.STRING, celType(map.value()));
            case Struct struct -> struct(struct);
        };
    }

    private CelType struct(Struct struct) {
        if (!structs.containsKey(struct.name())) {
            ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
            struct.fields().forEach((name, type) -> fields.put(name, celType(type)));
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
