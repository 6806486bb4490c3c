package dev.openbook.answer;

/** Answers questions from a library. Thread-safe; owns nothing that needs closing. */
@FunctionalInterface
public interface Answerer {

    /** Answers from what the library holds, or says that it does not hold an answer. */
    Answer answer(Question question);
}
