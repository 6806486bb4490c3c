package dev.openbook.provenance;

/**
 * What cards of models and of data sets speak about under their headings: the common ground of Model Cards (Mitchell et al.,
 * arXiv:1810.03993), Data Cards (Pushkarna et al., arXiv:2204.01075), Datasheets for Datasets (Gebru et al.,
 * arXiv:1803.09010), the templates of the Hugging Face hub, and the statements of Croissant's vocabulary for responsible AI.
 */
public enum CardSection {
    /** What it is, in short. */
    DESCRIPTION("description"),
    /** What it was made for. */
    INTENDED_USE("intendedUse"),
    /** What it was not made for. */
    OUT_OF_SCOPE_USE("outOfScopeUse"),
    /** How to run it. */
    HOW_TO_USE("howToUse"),
    /** What it cannot do, or not well. */
    LIMITATIONS("limitations"),
    /** Whom or what it may treat unfairly or harm. */
    BIAS_AND_RISKS("biasAndRisks"),
    /** What users should heed. */
    RECOMMENDATIONS("recommendations"),
    /** Ethical considerations. */
    ETHICS("ethics"),
    /** Groups, instruments and surroundings over which results vary. */
    FACTORS("factors"),
    /** What a model was trained on. */
    TRAINING_DATA("trainingData"),
    /** How a model was trained. */
    TRAINING_PROCEDURE("trainingProcedure"),
    /** How good it is, and how that was found out. */
    EVALUATION("evaluation"),
    /** What it was evaluated on. */
    EVALUATION_DATA("evaluationData"),
    /** What was measured. */
    METRICS("metrics"),
    /** Energy and emissions. */
    ENVIRONMENTAL_IMPACT("environmentalImpact"),
    /** Architecture, hardware, software. */
    TECHNICAL_SPECIFICATIONS("technicalSpecifications"),
    /** Why a data set was made. */
    MOTIVATION("motivation"),
    /** What a data set consists of. */
    COMPOSITION("composition"),
    /** Where data came from and how they were gathered. */
    DATA_COLLECTION("dataCollection"),
    /** What was done to the data. */
    DATA_PREPARATION("dataPreparation"),
    /** Who labelled the data, and how. */
    ANNOTATION("annotation"),
    /** Data about persons, and what is sensitive in them. */
    PERSONAL_DATA("personalData"),
    /** How it is given out. */
    DISTRIBUTION("distribution"),
    /** Who looks after it, and for how long. */
    MAINTENANCE("maintenance"),
    /** Under which terms it may be used. */
    LICENSE("license"),
    /** How to cite it. */
    CITATION("citation"),
    /** Who made it. */
    AUTHORS("authors"),
    /** Who else had a part in it: who wrote the card, gave money, published it, is thanked. */
    CREDITS("credits"),
    /** Whom to ask. */
    CONTACT("contact"),
    /** What the words mean. */
    GLOSSARY("glossary");

    private final String label;

    CardSection(String label) {
        this.label = label;
    }

    /** The word for it in reports and rules. */
    public String label() {
        return label;
    }
}
