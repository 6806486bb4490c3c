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

    /** The head that a class name of the transformers library ends with, longest first where one ends with another. */
    private static final List<Map.Entry<String, String>> HEADS = List.of(
            Map.entry("ForSequenceClassification", "text-classification"),
            Map.entry("ForTokenClassification", "token-classification"),
            Map.entry("ForQuestionAnswering", "question-answering"),
            Map.entry("ForMultipleChoice", "multiple-choice"),
            Map.entry("ForMaskedLM", "fill-mask"),
            Map.entry("ForCausalLM", "text-generation"),
            Map.entry("LMHeadModel", "text-generation"),
            Map.entry("ForSpeechSeq2Seq", "automatic-speech-recognition"),
            Map.entry("ForSeq2SeqLM", "text2text-generation"),
            Map.entry("ForConditionalGeneration", "text2text-generation"),
            Map.entry("ForCTC", "automatic-speech-recognition"),
            Map.entry("ForAudioClassification", "audio-classification"),
            Map.entry("ForImageClassification", "image-classification"),
            Map.entry("Model", "feature-extraction"));

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
        for (Map.Entry<String, String> head : HEADS) {
            if (architecture.filter(name -> name.endsWith(head.getKey())).isPresent()) {
                return inferred(architecture.get(), head.getValue(), config.get());
            }
        }
        return architecture.isPresent()
                ? Fact.unknown(CONFIG, "Its architecture " + architecture.get() + " does not tell what the model is for.")
                : Fact.unknown("model", "Neither a card nor a configuration says what the model is for.");
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
