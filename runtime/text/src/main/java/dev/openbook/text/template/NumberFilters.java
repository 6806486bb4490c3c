package dev.openbook.text.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Filters on numbers. */
final class NumberFilters {
    static final Map<String, Filters.Filter> ALL = Map.ofEntries(
            Filters.define("int", "default? base?", NumberFilters::integer),
            Filters.define("float", "default?", NumberFilters::real),
            Filters.define("abs", "", (run, input, arguments) -> absolute(input)),
            Filters.define("round", "precision? method?", NumberFilters::round));

    private NumberFilters() {}

    private static Value integer(Run run, Value input, Signature.Bound arguments) {
        Value otherwise = arguments.get(0, new Int(0));
        return switch (input) {
            case Undefined undefined -> throw undefined.failure();
            case Int number -> number;
            case Bool bool -> new Int(bool.truth() ? 1 : 0);
            case Real real -> Double.isNaN(real.value()) ? otherwise : truncated(real.value());
            case Text text -> {
                run.meter().text(text.value().length());
                Value base = arguments.get(1, new Int(10));
                Value whole = Conversions.isInteger(base)
                        ? NumberTexts.integer(text.value(), Conversions.requireIndex(base))
                        : null;
                Double number = whole == null ? NumberTexts.real(text.value()) : null;
                yield whole != null
                        ? whole
                        : number == null || !Double.isFinite(number) ? otherwise : truncated(number);
            }
            default -> otherwise;
        };
    }

    private static Value truncated(double value) {
        if (Double.isInfinite(value)) {
            throw TemplateFailure.data("cannot convert float infinity to integer");
        }
        if (Math.abs(value) >= 0x1p63) {
            throw Arithmetic.overflow();
        }
        return new Int((long) value);
    }

    private static Value real(Run run, Value input, Signature.Bound arguments) {
        Value otherwise = arguments.get(0, new Real(0));
        return switch (input) {
            case Undefined undefined -> throw undefined.failure();
            case Text text -> {
                run.meter().text(text.value().length());
                Double number = NumberTexts.real(text.value());
                yield number == null ? otherwise : new Real(number);
            }
            default -> Conversions.isNumber(input) ? new Real(Conversions.real(input)) : otherwise;
        };
    }

    private static Value absolute(Value input) {
        return switch (input) {
            case Real real -> new Real(Math.abs(real.value()));
            default -> {
                if (!Conversions.isInteger(input)) {
                    throw TemplateFailure.data("bad operand type for abs(): '" + input.typeName() + "'");
                }
                long value = Conversions.requireInteger(input);
                yield value < 0 ? Arithmetic.sign("-", new Int(value)) : new Int(value);
            }
        };
    }

    private static Value round(Run run, Value input, Signature.Bound arguments) {
        String method = arguments.get(1, Text.of("common")) instanceof Text text ? text.value() : "";
        boolean none = arguments.get(0, new Int(0)) == None.NONE;
        return switch (method) {
            case "common" -> none ? nearest(input) : common(input, Math.clamp(arguments.integer(0, 0), -400, 400));
            case "ceil", "floor" -> directed(input, arguments.get(0, new Int(0)), method.equals("ceil"));
            default -> throw TemplateFailure.data("method must be common, ceil or floor");
        };
    }

    private static Value nearest(Value input) {
        Value rounded = common(input, 0);
        return rounded instanceof Real real ? truncated(real.value()) : rounded;
    }

    private static Value common(Value input, int precision) {
        if (input instanceof Real real) {
            if (!Double.isFinite(real.value())) {
                return real;
            }
            double rounded = new BigDecimal(real.value())
                    .setScale(precision, RoundingMode.HALF_EVEN)
                    .doubleValue();
            if (Double.isInfinite(rounded)) {
                throw TemplateFailure.data("rounded value too large to represent");
            }
            return new Real(Math.copySign(rounded, real.value()));
        }
        if (!Conversions.isInteger(input)) {
            throw TemplateFailure.data("type " + input.typeName() + " doesn't define __round__ method");
        }
        long value = Conversions.requireInteger(input);
        if (precision >= 0) {
            return new Int(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(precision, RoundingMode.HALF_EVEN);
        try {
            return new Int(rounded.longValueExact());
        } catch (ArithmeticException e) {
            throw Arithmetic.overflow();
        }
    }

    private static Value directed(Value input, Value precision, boolean up) {
        if (!Conversions.isNumber(input) || !Conversions.isInteger(precision)) {
            throw TemplateFailure.data("must be real number, not " + input.typeName());
        }
        Value scale = Powers.power(new Int(10), precision);
        if (Conversions.isInteger(input) && scale instanceof Int) {
            return new Real(Conversions.real(input)); // whole at any precision, however large it becomes on the way
        }
        double scaled = Conversions.real(input) * Conversions.real(scale);
        double rounded = up ? Math.ceil(scaled) : Math.floor(scaled);
        if (!Double.isFinite(rounded)) {
            throw TemplateFailure.data("cannot convert float infinity to integer");
        }
        return new Real(rounded / Conversions.real(scale) + 0.0);
    }
}
