package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What gives a value. */
sealed interface Expression {

    Place place();

    /** The expressions within, in the order in which Jinja reads names. */
    List<Expression> children();

    private static List<Expression> present(@Nullable Expression... parts) {
        List<Expression> present = new ArrayList<>();
        for (Expression part : parts) {
            if (part != null) {
                present.add(part);
            }
        }
        return present;
    }

    /** A literal. */
    record Constant(Place place, Value value) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A variable; the id numbers its mentions, so that the resolver can say where each is kept. */
    record Name(Place place, String name, int id) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** What a filter block caught. */
    record Captured(Place place) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A list or tuple. */
    record Items(Place place, List<Expression> items, boolean tuple) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /** A dict: keys and values in turn. */
    record Mapping(Place place, List<Expression> entries) implements Expression {
        @Override
        public List<Expression> children() {
            return entries;
        }
    }

    /** {@code not}, {@code -} or {@code +} in front. */
    record Unary(Place place, String operator, Expression operand) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** Arithmetic: {@code + - * / // % **}. */
    record Binary(Place place, String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code and}, {@code or}. */
    record Logic(Place place, boolean and, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code a < b <= c}: operators between operands, one fewer. */
    record Comparison(Place place, List<Expression> operands, List<String> operators) implements Expression {
        @Override
        public List<Expression> children() {
            return operands;
        }
    }

    /** {@code a ~ b ~ c}. */
    record Concatenation(Place place, List<Expression> parts) implements Expression {
        @Override
        public List<Expression> children() {
            return parts;
        }
    }

    /** {@code a if b else c}. */
    record Conditional(Place place, Expression test, Expression then, @Nullable Expression otherwise) implements Expression {
        @Override
        public List<Expression> children() {
            return present(test, then, otherwise);
        }
    }

    /** {@code a.b}. */
    record Attribute(Place place, Expression owner, String name) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(owner);
        }
    }

    /** {@code a[b]}. */
    record Subscript(Place place, Expression owner, Expression index) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(owner, index);
        }
    }

    /** {@code a[b:c:d]}. */
    record Slice(
            Place place, Expression owner, @Nullable Expression start, @Nullable Expression stop, @Nullable Expression step)
            implements Expression {
        @Override
        public List<Expression> children() {
            return present(owner, start, stop, step);
        }
    }

    /** {@code a(b, c=d)}. */
    record Call(Place place, Expression callee, CallArguments arguments) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(callee);
        }
    }

    /** {@code a|b(c)}. */
    record Filter(Place place, Expression input, String name, CallArguments arguments) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(input);
        }
    }

    /** {@code a is b(c)}. */
    record Test(Place place, Expression input, String name, CallArguments arguments) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(input);
        }
    }

    /** {@code name=value} in a call. */
    record Keyword(String name, Expression value) {}

    /** What stands between the parentheses of a call. */
    record CallArguments(
            List<Expression> positional, List<Keyword> named, @Nullable Expression spread, @Nullable Expression spreadNamed) {
        static CallArguments none() {
            return new CallArguments(List.of(), List.of(), null, null);
        }

        List<Expression> after(Expression first) {
            List<Expression> all = new ArrayList<>();
            all.add(first);
            all.addAll(positional);
            named.forEach(keyword -> all.add(keyword.value()));
            all.addAll(present(spread, spreadNamed));
            return all;
        }

        boolean isEmpty() {
            return positional.isEmpty() && named.isEmpty() && Objects.isNull(spread) && Objects.isNull(spreadNamed);
        }
    }
}
