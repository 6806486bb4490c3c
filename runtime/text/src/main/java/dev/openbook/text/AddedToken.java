package dev.openbook.text;

/**
 * A token that stands beside the vocabulary proper: its spelling is looked for in the text before anything else is split.
 *
 * @param id its number
 * @param content its spelling, such as {@code <|im_end|>}
 * @param special whether it steers the model rather than being text, so that decoding can leave it out
 * @param lstrip whether it takes the white space in front of it along
 * @param rstrip whether it takes the white space behind it along
 * @param normalized whether it is looked for in the normalised text, by its normalised spelling
 * @param singleWord whether it counts only where it is a word by itself
 */
public record AddedToken(
        int id,
        String content,
        boolean special,
        boolean lstrip,
        boolean rstrip,
        boolean normalized,
        boolean singleWord) {}
