package dev.openbook.generate;

import dev.openbook.model.GeneratedToken;
import dev.openbook.model.TokenProbability;
import dev.openbook.onnx.sampling.LogProbabilities;
import dev.openbook.onnx.sampling.TokenLogProbability;
import dev.openbook.text.Tokenizer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reports how likely the model held its tokens to be, if anyone asked. One generation, one thread. */
final class TokenReport {
    private final Tokenizer tokenizer;
    private final OptionalInt alternatives;
    /** The model's own logits: choosing writes penalties into the original. */
    private final FloatBuffer copy;

    /**
     * A report.
     *
     * @param alternatives how many of the likeliest tokens to name besides; empty reports nothing
     */
    TokenReport(Tokenizer tokenizer, int vocabularySize, OptionalInt alternatives) {
        this.tokenizer = tokenizer;
        this.alternatives = alternatives;
        this.copy = FloatBuffer.allocate(alternatives.isPresent() ? vocabularySize : 0);
    }

    /** Takes the logits of the next token, before one is chosen. */
    void look(FloatBuffer logits) {
        if (alternatives.isPresent()) {
            copy.clear().put(logits.duplicate()).flip();
        }
    }

    /** What there is to say of the token that was chosen. */
    GeneratedToken of(int index, int id) {
        if (alternatives.isEmpty()) {
            return new GeneratedToken(index, id, OptionalDouble.empty(), List.of());
        }
        LogProbabilities probabilities = LogProbabilities.of(copy);
        List<TokenProbability> likeliest = probabilities.likeliest(alternatives.getAsInt()).stream()
                .map(this::withText)
                .toList();
        return new GeneratedToken(index, id, OptionalDouble.of(probabilities.of(id)), likeliest);
    }

    private TokenProbability withText(TokenLogProbability token) {
        return new TokenProbability(token.id(), textOf(tokenizer, token.id()), token.logProbability());
    }

    /** The text of one token by itself, special ones spelled out. */
    static String textOf(Tokenizer tokenizer, int id) {
        return tokenizer.decode(new int[] {id}, false);
    }
}
