package dev.openbook.bom.internal.part;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Energy that a card says making a model took.
 *
 * @param activity what for
 * @param kilowattHours how much
 * @param grams of carbon dioxide equivalent that the same statement gives for it
 */
public record EnergyUse(Activity activity, BigDecimal kilowattHours, Optional<BigDecimal> grams) {

    /** What energy was used for, as far as cards say it. */
    public enum Activity {
        /** Making it from nothing. */
        TRAINING("training"),
        /** Making it from another model. */
        FINE_TUNING("fine-tuning"),
        /** The card does not say. */
        OTHER("other");

        private final String cycloneDx;

        Activity(String cycloneDx) {
            this.cycloneDx = cycloneDx;
        }

        /** Its word in CycloneDX. */
        public String cycloneDx() {
            return cycloneDx;
        }
    }
}
