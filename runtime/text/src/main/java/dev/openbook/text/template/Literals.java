package dev.openbook.text.template;

import java.util.Locale;

/** Numbers as they are written in templates. */
final class Literals {
    private Literals() {}

    static Value integer(Token token) {
        String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        try {
            return new Int(Long.parseLong(radix == 10 ? digits : digits.substring(2), radix));
        } catch (NumberFormatException e) {
            throw TemplateFailure.unknown("the number " + token.described() + " is larger than 64 bits can hold")
                    .at(token.offset());
        }
    }

    static Value real(Token token) {
        return new Real(Double.parseDouble(token.text().replace("_", "")));
    }
}
