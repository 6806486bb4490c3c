package dev.openbook.text;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** How the JSON of tokenizers is read here. */
final class TokenizerJson {
    private static final int MAX_DEPTH = 100;

    /** Names are not collected: a vocabulary has a hundred thousand, each once. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private TokenizerJson() {}
}
