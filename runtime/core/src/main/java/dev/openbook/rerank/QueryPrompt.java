package dev.openbook.rerank;

import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import java.util.Optional;

/**
 * What the publisher of a reranker puts in front of every query: the prompt that {@code config_sentence_transformers.json} names as
 * the default, as sentence-transformers does since 5.4. Prompts that are only kept there are for callers to choose.
 */
final class QueryPrompt {
    private static final String FILE = "config_sentence_transformers.json";
    private static final String NAME = "default_prompt_name";
    private static final int LONGEST = 4_096;

    private QueryPrompt() {}

    /**
     * The prompt; empty where none is asked for.
     *
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_DAMAGED} if the file names one that it does not have, or one
     *     that is too long
     */
    static String read(ConfigurationFiles files) {
        return files.object(FILE).flatMap(QueryPrompt::byDefault).orElse("");
    }

    private static Optional<String> byDefault(ConfigurationObject settings) {
        return settings.text(NAME).map(name -> settings.object("prompts")
                .flatMap(prompts -> prompts.text(name))
                .map(prompt -> bounded(prompt, settings))
                .orElseThrow(() -> settings.damaged(NAME, "but has no such prompt")));
    }

    private static String bounded(String prompt, ConfigurationObject settings) {
        if (prompt.length() > LONGEST) {
            throw settings.damaged(NAME, "whose prompt has " + prompt.length() + " characters; at most " + LONGEST + " are taken");
        }
        return prompt;
    }
}
