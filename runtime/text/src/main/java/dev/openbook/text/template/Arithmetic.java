package dev.openbook.text.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code + - * / // % **} and signs. */
final class Arithmetic {
    private final Run run;

    Arithmetic(Run run) {
        this.run = run;
    }

    Value apply(String operator, Value a, Value b) {
        if (operator.equals("%") && a instanceof Text format) {
            return PercentFormat.apply(run, format, b);
        }
        if (a instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (Conversions.isNumber(a) && Conversions.isNumber(b)) {
            return numbers(operator, a, b);
        }
        return switch (operator) {
            case "+" -> add(a, b);
            case "*" -> multiply(a, b);
            default -> throw unsupported(operator, a, b);
        };
    }

    private static TemplateFailure unsupported(String operator, Value a, Value b) {
        return TemplateFailure.data("unsupported operand type(s) for " + operator + ": '" + a.typeName() + "' and '"
                + b.typeName() + "'");
    }

    private Value add(Value a, Value b) {
        if (a instanceof Text x && b instanceof Text y) {
            run.meter().text((long) x.value().length() + y.value().length());
            boolean markup = x.markup() || y.markup();
            return markup ? new Text(Html.escape(x) + Html.escape(y), true) : Text.of(x.value() + y.value());
        }
        if (a instanceof Sequence x && b instanceof Sequence y && x.isTuple() == y.isTuple()) {
            run.meter().items((long) x.items().size() + y.items().size());
            List<Value> items = new ArrayList<>(x.items());
            items.addAll(y.items());
            return new Sequence(items, x.isTuple() ? Sequence.Kind.TUPLE : Sequence.Kind.LIST);
        }
        if (a instanceof Text) {
            throw TemplateFailure.data("can only concatenate str (not \"" + b.typeName() + "\") to str");
        }
        throw unsupported("+", a, b);
    }

    private Value multiply(Value a, Value b) {
        if (Conversions.isInteger(b)) {
            return repeat(a, Conversions.requireInteger(b), b);
        }
        if (Conversions.isInteger(a)) {
            return repeat(b, Conversions.requireInteger(a), a);
        }
        throw unsupported("*", a, b);
    }

    private Value repeat(Value value, long count, Value factor) {
        int times = Math.clamp(count, 0, Integer.MAX_VALUE);
        return switch (value) {
            case Text text -> {
                run.meter().text((long) text.value().length() * times);
                yield text.with(text.value().isEmpty() ? "" : text.value().repeat(times));
            }
            case Sequence sequence -> {
                run.meter().items((long) sequence.items().size() * times);
                List<Value> items = new ArrayList<>();
                for (int i = 0; i < times && !sequence.items().isEmpty(); i++) {
                    items.addAll(sequence.items());
                }
                yield new Sequence(items, sequence.isTuple() ? Sequence.Kind.TUPLE : Sequence.Kind.LIST);
            }
            default -> throw unsupported("*", value, factor);
        };
    }

    private static Value numbers(String operator, Value a, Value b) {
        if (operator.equals("/")) {
            return new Real(quotient(a, b));
        }
        if (operator.equals("**")) {
            return Powers.power(a, b);
        }
        if (a instanceof Real || b instanceof Real) {
            return new Real(reals(operator, Conversions.real(a), Conversions.real(b)));
        }
        return new Int(integers(operator, Conversions.requireInteger(a), Conversions.requireInteger(b)));
    }

    private static long integers(String operator, long a, long b) {
        try {
            return switch (operator) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                case "//" -> b == -1 ? Math.negateExact(a) : Math.floorDiv(a, nonZero(b));
                default -> Math.floorMod(a, nonZero(b));
            };
        } catch (ArithmeticException e) {
            throw overflow();
        }
    }

    static TemplateFailure overflow() {
        return TemplateFailure.limit("it computes a whole number larger than 64 bits can hold");
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw byZero();
        }
        return divisor;
    }

    static TemplateFailure byZero() {
        return TemplateFailure.data("division by zero");
    }

    private static double reals(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "//" -> floorDivision(a, b);
            default -> modulo(a, b);
        };
    }

    /** As CPython computes it. */
    private static double floorDivision(double a, double b) {
        if (b == 0) {
            throw byZero();
        }
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && (b < 0) != (remainder < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double modulo(double a, double b) {
        if (b == 0) {
            throw byZero();
        }
        double remainder = a % b;
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return (b < 0) != (remainder < 0) ? remainder + b : remainder;
    }

    private static double quotient(Value a, Value b) {
        double divisor = Conversions.real(b);
        if (divisor == 0) {
            throw byZero();
        }
        if (a instanceof Real || b instanceof Real) {
            return Conversions.real(a) / divisor;
        }
        long x = Conversions.requireInteger(a);
        long y = Conversions.requireInteger(b);
        if (Math.abs(x) <= 1L << 53 && Math.abs(y) <= 1L << 53) {
            return (double) x / y;
        }
        return BigDecimal.valueOf(x)
                .divide(BigDecimal.valueOf(y), new MathContext(60))
                .doubleValue();
    }

    static Value sign(String operator, Value value) {
        return switch (value) {
            case Real real -> operator.equals("-") ? new Real(-real.value()) : real;
            case Int number -> operator.equals("-") ? negate(number.value()) : number;
            case Bool bool -> new Int(bool.truth() ? operator.equals("-") ? -1 : 1 : 0);
            case Undefined undefined -> throw undefined.failure();
            default -> throw TemplateFailure.data("bad operand type for unary " + operator + ": '" + value.typeName() + "'");
        };
    }

    private static Value negate(long value) {
        if (value == Long.MIN_VALUE) {
            throw overflow();
        }
        return new Int(-value);
    }
}
