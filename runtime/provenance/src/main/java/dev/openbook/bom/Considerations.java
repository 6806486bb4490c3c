package dev.openbook.bom;

import java.util.List;

/**
 * What a card says of using a model, in its own words.
 *
 * @param users who should use it
 * @param useCases what for
 * @param limitations what it does badly
 * @param ethical risks to people
 * @param training what it was trained on and how
 * @param environment what training cost the environment
 */
record Considerations(
        List<String> users,
        List<String> useCases,
        List<String> limitations,
        List<String> ethical,
        List<String> training,
        List<Property> environment) {
    static final Considerations NONE =
            new Considerations(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
}
