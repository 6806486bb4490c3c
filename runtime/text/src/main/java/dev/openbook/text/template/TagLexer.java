package dev.openbook.text.template;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts what stands between {@code {{} and {@code }}}, or {@code {%} and {@code %}}, into tokens. */
final class TagLexer {
    private final String text;
    private final Token.Kind end;
    private final List<Token> tokens;
    private final Deque<Character> open = new ArrayDeque<>();
    private int position;

    TagLexer(String text, int position, Token.Kind end, List<Token> tokens) {
        this.text = text;
        this.position = position;
        this.end = end;
        this.tokens = tokens;
    }

    /** Adds the tokens, and says where the source goes on behind the tag. */
    int run() {
        while (position < text.length()) {
            if (open.isEmpty() && atEnd()) {
                return position;
            }
            next();
        }
        return position;
    }

    private boolean atEnd() {
        boolean block = end == Token.Kind.BLOCK_END;
        String close = block ? "%}" : "}}";
        char sign = text.charAt(position);
        boolean signed = sign == '-' || (sign == '+' && block);
        int closing = signed ? position + 1 : position;
        if (!text.startsWith(close, closing)) {
            return false;
        }
        tokens.add(new Token(end, "", position));
        int after = closing + 2;
        if (sign == '-') {
            position = Whitespace.skip(text, after);
        } else if (block && sign != '+' && after < text.length() && text.charAt(after) == '\n') {
            position = after + 1;
        } else {
            position = after;
        }
        return true;
    }

    private void next() {
        char c = text.charAt(position);
        if (Whitespace.is(c)) {
            position = Whitespace.skip(text, position);
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (isOfName(text.codePointAt(position))) {
            name();
        } else if (c == '\'' || c == '"') {
            string(c);
        } else {
            operator(c);
        }
    }

    private void add(Token.Kind kind, int to) {
        tokens.add(new Token(kind, text.substring(position, to), position));
        position = to;
    }

    private void name() {
        int i = position;
        while (i < text.length() && isOfName(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        String name = text.substring(position, i);
        int first = name.codePointAt(0);
        boolean sound = (first == '_' || Character.isUnicodeIdentifierStart(first))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
        // Python takes names for the same that have the same normal form.
        if (!sound || !Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
            throw TemplateFailure.unknown("the name " + name + " has characters that a name cannot have, or not in this form")
                    .at(position);
        }
        add(Token.Kind.NAME, i);
    }

    private static boolean isOfName(int c) {
        return Characters.isAlphanumeric(c) || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private void number() {
        boolean afterDot = position > 0 && text.charAt(position - 1) == '.';
        int decimal = afterDot ? -1 : floatEnd();
        if (decimal >= 0) {
            add(Token.Kind.FLOAT, decimal);
        } else {
            add(Token.Kind.INTEGER, integerEnd());
        }
    }

    /** The end of a number with a fraction or an exponent; -1 if it has neither. */
    private int floatEnd() {
        int whole = digits(position, 10);
        int i = whole;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(i + 1, 10);
            i = fraction > i + 1 ? fraction : i;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = i + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            int digits = digits(exponent, 10);
            if (digits > exponent) {
                return digits;
            }
        }
        return i > whole ? i : -1;
    }

    private int integerEnd() {
        if (text.charAt(position) != '0') {
            return digits(position, 10);
        }
        char prefix = position + 1 < text.length() ? Character.toLowerCase(text.charAt(position + 1)) : 0;
        int radix = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 1;
        int start = radix == 1 ? position : position + 2;
        int first = radix > 1 && start < text.length() && text.charAt(start) == '_' ? start + 1 : start;
        int i = digits(first, radix);
        return i > first ? i : position + 1;
    }

    /** The end of digits that may stand in groups, such as 1_000. Radix 1 has the one digit 0. */
    private int digits(int from, int radix) {
        int i = from;
        while (isDigit(i, radix) || (i > from && i < text.length() && text.charAt(i) == '_' && isDigit(i + 1, radix))) {
            i++;
        }
        return i;
    }

    private boolean isDigit(int index, int radix) {
        if (index >= text.length() || text.charAt(index) > 'f') {
            return false;
        }
        return radix == 1 ? text.charAt(index) == '0' : Character.digit(text.charAt(index), radix) >= 0;
    }

    private void string(char quote) {
        int i = position + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= text.length()) {
            throw TemplateFailure.unknown("a string has no closing " + quote).at(position);
        }
        String value = StringEscapes.decode(text.substring(position + 1, i), position);
        tokens.add(new Token(Token.Kind.STRING, value, position));
        position = i + 1;
    }

    private void operator(char c) {
        String two = position + 1 < text.length() ? text.substring(position, position + 2) : "";
        boolean pair = switch (two) {
            case "//", "**", "==", "!=", ">=", "<=" -> true;
            default -> false;
        };
        if (!pair && "+-/*%~[](){}><=.:|,;".indexOf(c) < 0) {
            throw TemplateFailure.unknown("the character " + Character.toString(text.codePointAt(position)) + " stands where none may")
                    .at(position);
        }
        balance(c);
        add(Token.Kind.OPERATOR, position + (pair ? 2 : 1));
    }

    private void balance(char c) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                if (open.isEmpty() || open.pop() != c) {
                    throw TemplateFailure.unknown("a " + c + " closes what was not opened").at(position);
                }
            }
            default -> {}
        }
    }
}
