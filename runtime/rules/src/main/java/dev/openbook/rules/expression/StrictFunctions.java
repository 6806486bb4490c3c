package dev.openbook.rules.expression;

import com.google.re2j.Pattern;
import dev.cel.common.CelOptions;
import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.exceptions.CelDivideByZeroException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import dev.cel.runtime.standard.DoubleFunction.DoubleOverload;
import dev.cel.runtime.standard.MultiplyOperator.MultiplyOverload;
import dev.cel.runtime.standard.SubtractOperator.SubtractOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What rules do otherwise than CEL. Numbers with a fraction stay numbers: a division by zero fails as it does for whole ones,
 * instead of giving an infinity that is greater than every limit, or the value that is unequal to itself. Patterns are prepared
 * once, not for every text.
 */
final class StrictFunctions {
    private final CelOptions options;
    private final RuntimeEquality equality;
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    private StrictFunctions(CelOptions options) {
        this.options = options;
        this.equality = RuntimeEquality.create(RuntimeHelpers.create(), options);
    }

    /** CEL's functions without those that are replaced. */
    static CelStandardFunctions kept() {
        return CelStandardFunctions.newBuilder()
                .excludeFunctions(
                        StandardFunction.ADD,
                        StandardFunction.SUBTRACT,
                        StandardFunction.MULTIPLY,
                        StandardFunction.DIVIDE,
                        StandardFunction.DOUBLE,
                        StandardFunction.MATCHES)
                .build();
    }

    /** Those that replace them, for one environment. */
    static List<CelFunctionBinding> replaced(CelOptions options) {
        StrictFunctions functions = new StrictFunctions(options);
        functions.add("_+_", AddOverload.values(), AddOverload.ADD_DOUBLE, numbers("add_double", (a, b) -> finite(a + b)));
        functions.add(
                "_-_", SubtractOverload.values(), SubtractOverload.SUBTRACT_DOUBLE,
                numbers("subtract_double", (a, b) -> finite(a - b)));
        functions.add(
                "_*_", MultiplyOverload.values(), MultiplyOverload.MULTIPLY_DOUBLE,
                numbers("multiply_double", (a, b) -> finite(a * b)));
        functions.add(
                "_/_", DivideOverload.values(), DivideOverload.DIVIDE_DOUBLE, numbers("divide_double", StrictFunctions::divided));
        functions.add(
                "double", DoubleOverload.values(), DoubleOverload.STRING_TO_DOUBLE,
                CelFunctionBinding.from("string_to_double", String.class, StrictFunctions::number));
        functions.addMatches();
        return functions.bindings;
    }

    private <T extends CelStandardOverload> void add(String name, T[] overloads, T replaced, CelFunctionBinding by) {
        List<CelFunctionBinding> all = new ArrayList<>();
        for (T overload : overloads) {
            all.add(overload.equals(replaced) ? by : overload.newFunctionBinding(options, equality));
        }
        bindings.addAll(CelFunctionBinding.fromOverloads(name, all));
    }

    @SuppressWarnings("Immutable") // Patterns are only ever added, and each is the same whoever adds it.
    private void addMatches() {
        // Every pattern is a text of the rule file, so there are no more of them than it holds.
        Map<String, Pattern> patterns = new ConcurrentHashMap<>();
        CelFunctionOverload.Binary<String, String> matches =
                (text, pattern) -> patterns.computeIfAbsent(pattern, Pattern::compile).matcher(text).find();
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "matches",
                CelFunctionBinding.from("matches", String.class, String.class, matches),
                CelFunctionBinding.from("matches_string", String.class, String.class, matches)));
    }

    private static CelFunctionBinding numbers(String overload, CelFunctionOverload.Binary<Double, Double> operation) {
        return CelFunctionBinding.from(overload, Double.class, Double.class, operation);
    }

    private static Double divided(Double dividend, Double divisor) {
        if (divisor == 0) {
            throw new CelDivideByZeroException();
        }
        return finite(dividend / divisor);
    }

    private static Double number(String text) {
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new CelBadFormatException(e);
        }
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new CelNumericOverflowException("not a finite number");
        }
        return value;
    }
}
