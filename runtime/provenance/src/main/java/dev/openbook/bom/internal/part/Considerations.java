package dev.openbook.bom.internal.part;

import java.util.List;
import java.util.Optional;

/**
 * What a card says of using a model, in its own words.
 *
 * @param useCases what it was made for
 * @param limitations what it does badly, and what it was not made for
 * @param ethical risks to people
 * @param recommendations what users should heed
 * @param training what it was trained on and how
 * @param preparation what was done to the data before
 * @param environment what making it cost the environment
 * @param energy that making it took
 */
public record Considerations(
        List<String> useCases,
        List<String> limitations,
        List<String> ethical,
        List<String> recommendations,
        List<String> training,
        List<String> preparation,
        List<Property> environment,
        Optional<EnergyUse> energy) {}
