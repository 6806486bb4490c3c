package dev.openbook.text.template;

/** Python's {@code **}. */
final class Powers {
    private Powers() {}

    static Value power(Value a, Value b) {
        if (Conversions.isInteger(a) && Conversions.isInteger(b) && Conversions.requireInteger(b) >= 0) {
            return new Int(integers(Conversions.requireInteger(a), Conversions.requireInteger(b)));
        }
        double base = Conversions.real(a);
        double exponent = Conversions.real(b);
        if (base == 0 && exponent < 0) {
            throw TemplateFailure.data("0.0 cannot be raised to a negative power");
        }
        if (base < 0 && Double.isFinite(base) && Double.isFinite(exponent) && exponent != Math.rint(exponent)) {
            throw TemplateFailure.unknown("it computes a complex number");
        }
        if (base == 1 || exponent == 0) {
            return new Real(1);
        }
        if (base == -1 && Double.isInfinite(exponent)) {
            return new Real(1);
        }
        double power = Math.pow(base, exponent);
        if (Double.isInfinite(power) && Double.isFinite(base) && Double.isFinite(exponent)) {
            throw TemplateFailure.data("Result too large");
        }
        return new Real(power);
    }

    private static long integers(long base, long exponent) {
        long result = 1;
        long factor = base;
        long left = exponent;
        try {
            while (left > 0) {
                if ((left & 1) == 1) {
                    result = Math.multiplyExact(result, factor);
                }
                left >>= 1;
                if (left > 0) {
                    factor = Math.multiplyExact(factor, factor);
                }
            }
        } catch (ArithmeticException e) {
            throw Arithmetic.overflow();
        }
        return result;
    }
}
