package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.openbook.onnx.failure.EngineFailures;

/** What a sequence needs beside its caches: inputs, logits, the switch to end a run. Handed from one sequence to the next. */
final class Workspace implements AutoCloseable {
    private final RunInputs begins;
    private final RunInputs goesOn;
    private final LastLogits logits;
    private final Termination termination;

    private Workspace(OpenedDecoder decoder, DecoderPlan plan) throws OrtException {
        begins = inputs(decoder, decoder.begins(), plan);
        goesOn = decoder.oneGraph() ? begins : inputs(decoder, decoder.goesOn(), plan);
        logits = new LastLogits(decoder.environment(), plan.logits());
        termination = new Termination();
    }

    static Workspace of(OpenedDecoder decoder, DecoderPlan plan) {
        try {
            return new Workspace(decoder, plan);
        } catch (OrtException e) {
            throw EngineFailures.running(decoder.begins().path(), e);
        }
    }

    private static RunInputs inputs(OpenedDecoder decoder, OpenedGraph graph, DecoderPlan plan) {
        return new RunInputs(decoder.environment(), decoder.ones(), graph.signature(), plan.chunk());
    }

    /** Inputs of the run that comes when so many tokens were read. */
    RunInputs inputsAt(int length) {
        return length == 0 ? begins : goesOn;
    }

    LastLogits logits() {
        return logits;
    }

    Termination termination() {
        return termination;
    }

    @Override
    public void close() {
        termination.close();
        logits.close();
        goesOn.close();
        begins.close(); // closing again does nothing
    }
}
