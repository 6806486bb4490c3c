package dev.openbook.gate;

import dev.openbook.model.Conversation;
import dev.openbook.model.FinishReason;
import dev.openbook.model.GeneratedToken;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.GenerationTimings;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TextScore;
import dev.openbook.model.Usage;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Writes what it is told to, a few characters a token, and remembers every prompt. */
final class ScriptedGenerator implements TextGenerator {
    final List<Prompt> prompts = new ArrayList<>();
    boolean closed;
    /** Tokens of the text at hand that were written so far. */
    int written;
    private final int tokenLength;
    private final List<String> texts;

    ScriptedGenerator(int tokenLength, String... texts) {
        this.tokenLength = tokenLength;
        this.texts = List.of(texts);
    }

    @Override
    public Generation generate(GenerationRequest request) {
        String text = texts.get(Math.min(prompts.size(), texts.size() - 1));
        prompts.add(request.prompt());
        StringBuilder soFar = new StringBuilder();
        List<Integer> ids = new ArrayList<>();
        List<GeneratedToken> tokens = new ArrayList<>();
        while (soFar.length() < text.length() && !request.cancellation().cancelled()) {
            String piece = text.substring(soFar.length(), Math.min(text.length(), soFar.length() + tokenLength));
            GeneratedToken token = new GeneratedToken(ids.size(), piece.charAt(0), OptionalDouble.empty(), List.of());
            ids.add(token.id());
            this.written = ids.size();
            tokens.add(token);
            request.listener().onToken(token);
            soFar.append(piece);
            request.listener().onText(piece);
        }
        FinishReason reason = soFar.length() < text.length() ? FinishReason.CANCELLED : FinishReason.STOP;
        return new Generation(
                soFar.toString(), List.of(1), ids, tokens, reason, new Usage(1, 0, ids.size()),
                new GenerationTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0));
    }

    @Override
    public ModelProvenance provenance() {
        return ModelProvenance.builder("scripted", Digest.ofText("scripted")).build();
    }

    @Override
    public int contextLength() {
        return 100;
    }

    @Override
    public int countTokens(String text) {
        return text.length();
    }

    @Override
    public SamplingDefaults samplingDefaults() {
        throw new UnsupportedOperationException("nobody samples here");
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public TextScore score(Prompt prompt, String continuation) {
        prompts.add(prompt);
        return new TextScore(0, List.of());
    }

    @Override
    public Conversation conversation() {
        return new Conversation() {
            @Override
            public Generation generate(GenerationRequest request) {
                return ScriptedGenerator.this.generate(request);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
