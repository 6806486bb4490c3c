package dev.openbook.benchmarks;

import ai.onnxruntime.OrtException;

/** A contender that can be driven token by token. */
interface DecodeLoop extends Contender {

    /** Reads so many tokens, or pretends to, and forgets what came after them. */
    void read(int context) throws OrtException;

    /** Reads one token more. Gives the likeliest to follow. */
    int append(int token) throws OrtException;

    @Override
    default Turn decode(int context, int tokens) throws OrtException {
        read(context);
        int token = append(1);
        Stopwatch watch = Stopwatch.started();
        for (int i = 0; i < tokens; i++) {
            token = append(token);
        }
        return watch.turn(tokens);
    }
}
