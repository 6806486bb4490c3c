package dev.openbook.bom.published;

/**
 * Something in which a model and a published bill differ.
 *
 * @param kind what
 * @param place file, or the model as a whole
 * @param here what the model has; empty if nothing
 * @param there what the bill says; empty if nothing
 */
public record BomDifference(Kind kind, String place, String here, String there) {

    /** Kinds of differences. */
    public enum Kind {
        /** The bill lists no model that this one could be. */
        MODEL_NOT_LISTED("The bill lists no model that this one could be."),
        /** The digest that the bill gives for the model is neither that of all its files nor of what is opened. */
        MODEL_DIGEST("The bill's digest of the model is neither that of all its files together nor that of its graph or weights."),
        /** A file has other bytes than the bill says. */
        FILE_CHANGED("The file has other bytes than the bill says."),
        /** The bill lists the file without a digest of the kind that is compared. */
        NOT_COMPARED("The bill gives no SHA-256 of the file; its bytes were not compared."),
        /** The bill lists a file that is not there. */
        FILE_MISSING("The bill lists the file; the model does not have it."),
        /** A file is there that the bill, which lists files, does not list. */
        FILE_UNLISTED("The model has the file; the bill does not list it."),
        /** Both name licences, and none in common. */
        LICENSE("The licences are others than the bill says."),
        /** The bill gives no digest, so that nothing of the model's bytes can be told from it. */
        NOTHING_COMPARED("The bill gives no digest of the model or of its files; nothing was compared.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** The difference in general, as one sentence. */
        public String sentence() {
            return sentence;
        }
    }
}
