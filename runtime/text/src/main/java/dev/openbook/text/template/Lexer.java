package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens as jinja2's lexer does with {@code trim_blocks} and {@code lstrip_blocks}: the line's end
 * after a block or comment goes, and so does the white space in front of one that stands first on its line.
 */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private boolean lineStarting = true;

    private Lexer(Source source) {
        this.text = source.text();
    }

    static List<Token> tokens(Source source) {
        Lexer lexer = new Lexer(source);
        while (lexer.position < lexer.text.length()) {
            lexer.root();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", lexer.text.length()));
        return List.copyOf(lexer.tokens);
    }

    private void root() {
        int tag = nextTag(position);
        if (tag < 0) {
            data(text.substring(position), position);
            position = text.length();
            return;
        }
        int raw = text.charAt(tag + 1) == '%' ? rawBegin(tag) : -1;
        char kind = text.charAt(tag + 1);
        char sign = signAt(tag + 2);
        data(trimmed(text.substring(position, tag), sign, kind != '{'), position);
        if (raw >= 0) {
            moveTo(raw);
            raw(tag);
            return;
        }
        int start = tag + 2 + (sign == 0 ? 0 : 1);
        position = start;
        lineStarting = false;
        switch (kind) {
            case '#' -> comment(start);
            case '%' -> tag(tag, Token.Kind.BLOCK_BEGIN, Token.Kind.BLOCK_END);
            default -> tag(tag, Token.Kind.PRINT_BEGIN, Token.Kind.PRINT_END);
        }
    }

    private int nextTag(int from) {
        for (int i = text.indexOf('{', from); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            char next = text.charAt(i + 1);
            if (next == '{' || next == '%' || next == '#') {
                return i;
            }
        }
        return -1;
    }

    private char signAt(int index) {
        if (index < text.length() && (text.charAt(index) == '-' || text.charAt(index) == '+')) {
            return text.charAt(index);
        }
        return 0;
    }

    /** The text before a tag, less the white space that the tag takes away. */
    private String trimmed(String before, char sign, boolean mayTakeIndentation) {
        if (sign == '-') {
            return Whitespace.stripTrailing(before);
        }
        int line = before.lastIndexOf('\n') + 1;
        if (sign == 0 && mayTakeIndentation && (line > 0 || lineStarting) && Whitespace.skip(before, line) == before.length()) {
            return before.substring(0, line);
        }
        return before;
    }

    private void data(String data, int offset) {
        if (!data.isEmpty()) {
            tokens.add(new Token(Token.Kind.DATA, data, offset));
        }
    }

    private void moveTo(int end) {
        position = end;
        lineStarting = text.charAt(end - 1) == '\n';
    }

    private void comment(int start) {
        int end = text.indexOf("#}", start);
        if (start == text.length()) {
            // Jinja lets it be where nothing at all follows.
            return;
        }
        if (end < 0) {
            throw TemplateFailure.unknown("a comment has no end, #}").at(start - 2);
        }
        moveTo(afterEnd(end, end > start ? text.charAt(end - 1) : 0));
    }

    /** Where the source goes on after a closing {@code #}} or {@code %}} at an index, which a sign may precede. */
    private int afterEnd(int end, char sign) {
        int after = end + 2;
        if (sign == '-') {
            return Whitespace.skip(text, after);
        }
        return sign != '+' && after < text.length() && text.charAt(after) == '\n' ? after + 1 : after;
    }

    /** The end of a {@code {% raw %}} at this index; -1 if something else stands there. */
    private int rawBegin(int tag) {
        int word = Whitespace.skip(text, tag + 2 + (signAt(tag + 2) == 0 ? 0 : 1));
        if (!text.startsWith("raw", word)) {
            return -1;
        }
        int end = Whitespace.skip(text, word + 3);
        if (text.startsWith("-%}", end)) {
            return Whitespace.skip(text, end + 3);
        }
        return text.startsWith("%}", end) ? end + 2 : -1;
    }

    private void raw(int begin) {
        int start = position;
        for (int i = text.indexOf("{%", start); i >= 0; i = text.indexOf("{%", i + 1)) {
            char sign = signAt(i + 2);
            int word = Whitespace.skip(text, i + 2 + (sign == 0 ? 0 : 1));
            if (!text.startsWith("endraw", word)) {
                continue;
            }
            int end = Whitespace.skip(text, word + 6);
            char endSign = signAt(end);
            int close = endSign == 0 ? end : end + 1;
            if (text.startsWith("%}", close)) {
                data(trimmed(text.substring(start, i), sign, true), start);
                moveTo(afterEnd(close, endSign));
                return;
            }
        }
        if (start == text.length()) {
            return;
        }
        throw TemplateFailure.unknown("a raw block has no {% endraw %}").at(begin);
    }

    private void tag(int offset, Token.Kind begin, Token.Kind end) {
        tokens.add(new Token(begin, "", offset));
        position = new TagLexer(text, position, end, tokens).run();
        lineStarting = text.charAt(position - 1) == '\n';
    }
}
