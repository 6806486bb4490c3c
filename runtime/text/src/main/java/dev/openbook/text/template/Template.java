package dev.openbook.text.template;

import dev.openbook.failure.OpenbookException;
import dev.openbook.value.PlainData;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template, read and ready to be filled.
 *
 * <p>Immutable and thread-safe; every rendering has its own state. Reading and rendering cost
 * at most what {@link TemplateLimits} allow.
 */
public final class Template {
    private final Source source;
    private final TemplateLimits limits;
    private final List<Statement> statements;
    private final Bindings bindings;
    private final Set<String> strings;
    private final Set<String> names;

    private Template(Source source, TemplateLimits limits, ParserState parsed, List<Statement> statements) {
        this.source = source;
        this.limits = limits;
        this.statements = statements;
        this.bindings = Resolver.resolve(statements, parsed, new Meter(limits));
        this.strings = Set.copyOf(parsed.strings);
        this.names = Set.copyOf(parsed.names);
    }

    /**
     * Reads a template.
     *
     * @param name how messages call it
     * @param text its source
     * @throws OpenbookException with {@code TEMPLATE_INVALID} if it is written wrongly, uses what is not known here, or
     *     exceeds a limit
     */
    public static Template parse(String name, String text, TemplateLimits limits) {
        Source source = Source.of(name, text.length() > limits.maxSourceCharacters() ? "" : text);
        try {
            if (text.length() > limits.maxSourceCharacters()) {
                throw TemplateFailure.limit("it has " + text.length() + " characters; at most "
                        + limits.maxSourceCharacters() + " are read");
            }
            ParserState state = new ParserState(Lexer.tokens(source), limits);
            return new Template(source, limits, state, new StatementParser(state).template());
        } catch (TemplateFailure failure) {
            throw source.exception(failure);
        } catch (StackOverflowError e) {
            throw source.exception(tooDeep());
        }
    }

    /** The limits keep within 512 KiB of stack; the caller's thread may have had less left. */
    private static TemplateFailure tooDeep() {
        return TemplateFailure.limit("it goes deeper than the stack of this thread allows");
    }

    /**
     * Fills the template.
     *
     * @param variables what it sees, as plain data; see {@link PlainData}
     * @param now the local time that {@code strftime_now} prints
     * @throws OpenbookException with {@code TEMPLATE_REFUSED} if it refuses the variables, or cannot work with them, as
     *     where a member is missing; with {@code TEMPLATE_INVALID} if it uses what is not known here or exceeds a limit
     * @throws IllegalArgumentException if the variables are not plain data
     */
    public String render(Map<String, ? extends @Nullable Object> variables, LocalDateTime now) {
        Map<String, Value> values = new HashMap<>();
        PlainData.copyMap("variables", variables).forEach((name, value) -> values.put(name, Conversions.of(value)));
        Run run = new Run(values, now, limits, bindings);
        try {
            return run.interpreter().render(statements);
        } catch (TemplateFailure failure) {
            throw source.exception(failure);
        } catch (StackOverflowError e) {
            throw source.exception(tooDeep());
        }
    }

    /** The string literals that occur in it. */
    public Set<String> strings() {
        return strings;
    }

    /** The names of variables that it reads somewhere. */
    public Set<String> names() {
        return names;
    }
}
