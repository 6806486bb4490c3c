package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Prompt;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Guards the special tokens of one tokenizer. */
final class ModelGuard implements SpecialTokenGuard {
    private final ModelTokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final Map<Integer, AddedToken> guarded;
    private final SpellingFinder finder;

    ModelGuard(ModelTokenizer tokenizer, Vocabulary vocabulary, Set<Integer> furtherIds) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.guarded = vocabulary.added().stream()
                .filter(token -> token.special() || furtherIds.contains(token.id()))
                .filter(token -> !token.content().isBlank())
                .collect(Collectors.toUnmodifiableMap(AddedToken::id, Function.identity(), (first, second) -> second));
        this.finder = new SpellingFinder(
                guarded.values().stream().map(AddedToken::content).toList());
    }

    @Override
    public PromptText prompt(Prompt.Chat chat, Function<Prompt.Chat, String> template) {
        UntrustedMarks marks = UntrustedMarks.of(chat);
        String plain = template.apply(marks.chat());
        for (SpellingFinder.Care care : SpellingFinder.Care.values()) {
            Prompt.Chat marked = marks.marked(finder, care);
            if (marked.equals(marks.chat())) {
                return PromptText.trusted(plain);
            }
            Optional<PromptText> prompt = rendered(marked, template).flatMap(text -> marks.read(plain, text));
            if (prompt.isPresent()) {
                return prompt.get();
            }
        }
        throw new OpenbookException(
                FailureCode.TEMPLATE_REFUSED,
                "The messages spell control tokens of the model, such as "
                        + guarded.values().iterator().next().content()
                        + ", and its chat template treats them in a way that cannot be told from its own."
                        + " Take them out of the messages.");
    }

    /** A template may refuse what has marks in it. */
    private static Optional<String> rendered(Prompt.Chat chat, Function<Prompt.Chat, String> template) {
        try {
            return Optional.of(template.apply(chat));
        } catch (OpenbookException e) {
            if (e.code() == FailureCode.TEMPLATE_REFUSED || e.code() == FailureCode.TEMPLATE_INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public int[] ids(PromptText prompt, boolean specialTokens) {
        if (prompt.untrusted().isEmpty() || guarded.isEmpty()) {
            return tokenizer.ids(prompt.text(), specialTokens);
        }
        Tokenization usual = tokenizer.encode(prompt.text(), specialTokens);
        GuardedReading reading = GuardedReading.of(prompt, usual, guarded, vocabulary);
        return reading.isHarmless()
                ? usual.ids()
                : tokenizer.respelled(guarded).ids(prompt.text(), reading.trusted(), specialTokens);
    }
}
