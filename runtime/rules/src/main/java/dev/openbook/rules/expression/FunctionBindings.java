package dev.openbook.rules.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.openbook.rules.function.Money;
import dev.openbook.rules.function.RuleFunction;
import dev.openbook.rules.function.RuleFunction.ArgumentType;
import dev.openbook.rules.function.RuleFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes {@link RuleFunctions} known to the engine, each as {@code words(text)} and as {@code text.words()}. */
final class FunctionBindings {
    /** Amounts, of which the engine knows nothing but the name. */
    static final CelType MONEY = OpaqueType.create("money");

    private FunctionBindings() {}

    static void addTo(CelBuilder builder) {
        Map<String, List<RuleFunction>> byName = RuleFunctions.all().stream()
                .collect(Collectors.groupingBy(RuleFunction::name, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, functions) -> {
            List<CelOverloadDecl> declarations = new ArrayList<>();
            List<CelFunctionBinding> bindings = new ArrayList<>();
            for (RuleFunction function : functions) {
                String id = id(function);
                ImmutableList<CelType> types = types(function);
                declarations.add(CelOverloadDecl.newGlobalOverload(id, type(function.result()), types));
                declarations.add(CelOverloadDecl.newMemberOverload("of_" + id, type(function.result()), types));
                bindings.add(binding(id, function));
                bindings.add(binding("of_" + id, function));
            }
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, declarations));
            builder.addFunctionBindings(CelFunctionBinding.fromOverloads(name, bindings));
        });
        RuleFunctions.moneyOperators().forEach(operator -> {
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    operator.name(), CelOverloadDecl.newGlobalOverload(id(operator), type(operator.result()), types(operator))));
            builder.addFunctionBindings(binding(id(operator), operator));
        });
        RuleFunctions.all().stream().filter(FunctionBindings::isOfAnswers).flatMap(FunctionBindings::macros).forEach(builder::addMacros);
    }

    private static String id(RuleFunction function) {
        return function.arguments().stream()
                .map(Enum::name)
                .collect(Collectors.joining("_", function.name() + "_", ""))
                .toLowerCase(Locale.ROOT);
    }

    private static ImmutableList<CelType> types(RuleFunction function) {
        return function.arguments().stream().map(FunctionBindings::type).collect(ImmutableList.toImmutableList());
    }

    @SuppressWarnings("Immutable") // Functions keep nothing.
    private static CelFunctionBinding binding(String id, RuleFunction function) {
        ImmutableList<Class<?>> classes =
                function.arguments().stream().map(FunctionBindings::classOf).collect(ImmutableList.toImmutableList());
        return CelFunctionBinding.from(id, classes, function.body()::call);
    }

    private static CelType type(ArgumentType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case MONEY -> MONEY;
            case TEXTS -> ListType.create(SimpleType.STRING);
            case WHOLES -> ListType.create(SimpleType.INT);
            case SENTENCES -> ListType.create(StructTypeReference.create("Sentence"));
            case SOURCES -> ListType.create(StructTypeReference.create("Source"));
        };
    }

    private static Class<?> classOf(ArgumentType type) {
        return switch (type) {
            case TEXT -> String.class;
            case WHOLE -> Long.class;
            case NUMBER -> Double.class;
            case TRUTH -> Boolean.class;
            case MONEY -> Money.class;
            case TEXTS, WHOLES, SENTENCES, SOURCES -> List.class;
        };
    }

    private static boolean isOfAnswers(RuleFunction function) {
        return function.arguments().get(0) == ArgumentType.SENTENCES;
    }

    /** {@code uncited(answer)} stands for its sentences and sources, so that what is unknown of them is seen to be unknown. */
    private static Stream<CelMacro> macros(RuleFunction function) {
        String name = function.name();
        int others = function.arguments().size() - 2;
        return Stream.of(
                CelMacro.newGlobalMacro(
                        name, others + 1,
                        (factory, target, arguments) -> ofAnswer(name, factory, arguments.get(0), arguments.subList(1, others + 1))),
                CelMacro.newReceiverMacro(
                        name, others, (factory, target, arguments) -> ofAnswer(name, factory, target, arguments)));
    }

    private static Optional<CelExpr> ofAnswer(String name, CelMacroExprFactory factory, CelExpr answer, List<CelExpr> others) {
        if (answer.exprKind().getKind() != Kind.IDENT) {
            return Optional.empty();
        }
        List<CelExpr> arguments = new ArrayList<>();
        arguments.add(factory.newSelect(answer, "sentences", false));
        arguments.add(factory.newSelect(factory.copy(answer), "sources", false));
        arguments.addAll(others);
        return Optional.of(factory.newGlobalCall(name, arguments));
    }
}
