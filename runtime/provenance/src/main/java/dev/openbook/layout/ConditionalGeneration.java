package dev.openbook.layout;

import dev.openbook.value.Json;
import java.util.Optional;
import java.util.Set;

/**
 * What a model is for whose class ends with {@code ForConditionalGeneration}: the transformers library gives that name to all that
 * generates text from something, be it text, speech or pictures.
 */
final class ConditionalGeneration {
    static final String HEAD = "ForConditionalGeneration";

    private static final Set<String> SPEECH = Set.of("Whisper", "Speech2Text", "Moonshine");
    private static final Set<String> TEXT = Set.of(
            "T5", "MT5", "UMT5", "LongT5", "SwitchTransformers", "T5Gemma", "Bart", "MBart", "PLBart", "Pegasus", "PegasusX",
            "BigBirdPegasus", "Blenderbot", "BlenderbotSmall", "LED", "M2M100", "NllbMoe", "FSMT", "ProphetNet", "XLMProphetNet", "Mvp");

    private ConditionalGeneration() {}

    /** The task; empty if neither the family nor a part of the configuration tells it. */
    static Optional<String> task(String architecture, Json config) {
        String family = architecture.substring(0, architecture.length() - HEAD.length());
        if (SPEECH.contains(family)) {
            return Optional.of("automatic-speech-recognition");
        }
        if (TEXT.contains(family)) {
            return Optional.of("text2text-generation");
        }
        if (reads(config, "vision")) {
            return Optional.of("image-text-to-text");
        }
        return reads(config, "audio") ? Optional.of("audio-text-to-text") : Optional.empty();
    }

    /** Whether a configuration describes a part that reads something other than text. */
    static boolean reads(Json config, String kind) {
        return Members.member(config, kind + "_config").flatMap(Members::object).isPresent();
    }
}
