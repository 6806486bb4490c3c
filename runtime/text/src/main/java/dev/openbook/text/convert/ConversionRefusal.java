package dev.openbook.text.convert;

/** Why a tokenizer is not converted: part of a sentence about its main file, such as "it is for another kind of model". */
public final class ConversionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConversionRefusal(String reason) {
        super(reason);
    }
}
