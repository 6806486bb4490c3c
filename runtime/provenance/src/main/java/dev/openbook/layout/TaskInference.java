package dev.openbook.layout;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Concludes what a model is for from its configuration, in the hub's words for tasks
 * (<a href="https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/pipelines.ts">pipelines.ts</a>).
 */
final class TaskInference {
    private static final String CONFIG = "config.json";
    /** Of a model without a head. */
    private static final String TRUNK = "Model";
    /** The same head stands on models for different tasks. */
    private static final String UNKNOWN = "";

    /** The head that a class name of the transformers library ends with, longest first where one ends with another. */
    private static final List<Map.Entry<String, String>> HEADS = List.of(
            Map.entry("ForSequenceClassification", "text-classification"),
            Map.entry("ForTokenClassification", "token-classification"),
            Map.entry("ForQuestionAnswering", "question-answering"),
            Map.entry("ForMultipleChoice", "multiple-choice"),
            Map.entry("ForMaskedLM", "fill-mask"),
            Map.entry("ForCausalLM", "text-generation"),
            Map.entry("WithLMHeadModel", UNKNOWN),
            Map.entry("LMHeadModel", "text-generation"),
            Map.entry("ForSpeechSeq2Seq", "automatic-speech-recognition"),
            Map.entry("ForSeq2SeqLM", "text2text-generation"),
            Map.entry("ForCTC", "automatic-speech-recognition"),
            Map.entry("ForAudioClassification", "audio-classification"),
            Map.entry("ForImageClassification", "image-classification"),
            Map.entry("MTModel", "translation"),
            Map.entry("EncoderDecoderModel", UNKNOWN),
            Map.entry(TRUNK, "feature-extraction"));

    private TaskInference() {}

    static Fact<List<String>> infer(ModelLayout.Kind kind, Optional<Json> config, Optional<Json> genai) {
        if (kind == ModelLayout.Kind.SENTENCE_TRANSFORMERS) {
            return Fact.inferred(
                    List.of("feature-extraction"), "modules.json", "It describes a model that turns sentences into vectors.");
        }
        if (kind == ModelLayout.Kind.ONNXRUNTIME_GENAI) {
            return ofParts(genai.orElse(Json.NULL));
        }
        Optional<String> architecture = config.flatMap(TaskInference::architecture);
        if (architecture.isEmpty()) {
            return Fact.unknown("model", "Neither a card nor a configuration says what the model is for.");
        }
        return task(architecture.get(), config.get())
                .map(task -> inferred(architecture.get(), task, config.get()))
                .orElseGet(() -> Fact.unknown(
                        CONFIG, "Its architecture " + architecture.get() + " does not tell what the model is for."));
    }

    private static Optional<String> task(String architecture, Json config) {
        if (architecture.endsWith(ConditionalGeneration.HEAD)) {
            return ConditionalGeneration.task(architecture, config);
        }
        return HEADS.stream()
                .filter(head -> architecture.endsWith(head.getKey()))
                .findFirst()
                .filter(head -> !head.getKey().equals(TRUNK) || isOneEncoder(config))
                .map(Map.Entry::getValue)
                .filter(task -> !task.equals(UNKNOWN));
    }

    /** A trunk with a decoder behind it gives no vectors of what it reads; one that reads pictures or sound is for something else. */
    private static boolean isOneEncoder(Json config) {
        boolean decodes = Members.member(config, "is_encoder_decoder").filter(new Json.Bool(true)::equals).isPresent();
        return !decodes && !ConditionalGeneration.reads(config, "vision") && !ConditionalGeneration.reads(config, "audio");
    }

    /** What generates text from something else than text has parts for that. */
    private static Fact<List<String>> ofParts(Json genai) {
        Json model = Members.member(genai, "model").orElse(Json.NULL);
        boolean whisper = Members.member(model, "type").flatMap(Members::text).filter("whisper"::equals).isPresent();
        if (whisper || GenaiGraphs.hasPart(model, "joiner")) {
            return genai("automatic-speech-recognition", "It describes how speech becomes text.");
        }
        if (GenaiGraphs.hasPart(model, "vision")) {
            return genai("image-text-to-text", "It describes a decoder that reads pictures, too.");
        }
        if (GenaiGraphs.hasPart(model, "speech")) {
            return genai("audio-text-to-text", "It describes a decoder that reads speech, too.");
        }
        return GenaiGraphs.hasPart(model, "encoder")
                ? genai("text2text-generation", "It describes an encoder and a decoder.")
                : genai("text-generation", "It describes how a decoder generates text.");
    }

    private static Fact<List<String>> genai(String task, String reason) {
        return Fact.inferred(List.of(task), "genai_config.json", reason);
    }

    /** A classifier of one class does not tell classes apart: it gives a score. */
    private static Fact<List<String>> inferred(String architecture, String task, Json config) {
        boolean score = task.equals("text-classification") && labels(config) == 1;
        return Fact.inferred(
                List.of(score ? "text-ranking" : task),
                CONFIG,
                "The architecture is " + architecture + (score ? ", with a single output." : "."));
    }

    private static int labels(Json config) {
        return Members.member(config, "id2label")
                .flatMap(Members::object)
                .map(labels -> labels.members().size())
                .orElse(0);
    }

    private static Optional<String> architecture(Json config) {
        return Members.member(config, "architectures")
                .filter(Json.Array.class::isInstance)
                .flatMap(names -> ((Json.Array) names).items().stream().findFirst())
                .flatMap(Members::text);
    }
}
