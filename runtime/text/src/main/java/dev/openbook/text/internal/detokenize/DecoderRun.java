package dev.openbook.text.internal.detokenize;

import java.util.List;
import java.util.function.Consumer;

/** A decoder on its way through one text. For one thread at a time. */
public final class DecoderRun {
    private final List<Stage> stages;
    private final Consumer<String>[] entrances;
    private final StringBuilder certain = new StringBuilder();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    DecoderRun(List<Stage> stages) {
        this.stages = stages;
        this.entrances = new Consumer[stages.size() + 1];
        entrances[stages.size()] = certain::append;
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            Consumer<String> next = entrances[i + 1];
            entrances[i] = piece -> stage.accept(piece, next);
        }
    }

    /** Takes the spelling of the next token and gives the text that became certain, often none. */
    public String add(String token) {
        entrances[0].accept(token);
        return take();
    }

    /** What {@link #finish} would give now; changes nothing. */
    public String pending() {
        return new DecoderRun(stages.stream().map(Stage::copy).toList()).finish();
    }

    /** The rest of the text. */
    public String finish() {
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).end(entrances[i + 1]);
        }
        return take();
    }

    private String take() {
        if (certain.isEmpty()) {
            return "";
        }
        String text = certain.toString();
        certain.setLength(0);
        return text;
    }
}
