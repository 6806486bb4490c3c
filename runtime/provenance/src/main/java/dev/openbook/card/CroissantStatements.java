package dev.openbook.card;

import dev.openbook.provenance.CardSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Croissant's vocabulary for responsible AI 1.0 speaks about
 * (<a href="https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html">specification</a>).
 */
final class CroissantStatements {
    /** Properties in the order in which they count where several speak about one thing. */
    static final Map<String, CardSection> SECTIONS = sections();

    private CroissantStatements() {}

    private static Map<String, CardSection> sections() {
        Map<String, CardSection> sections = new LinkedHashMap<>();
        sections.put("dataUseCases", CardSection.INTENDED_USE);
        sections.put("dataLimitations", CardSection.LIMITATIONS);
        sections.put("dataBiases", CardSection.BIAS_AND_RISKS);
        sections.put("dataSocialImpact", CardSection.ETHICS);
        sections.put("personalSensitiveInformation", CardSection.PERSONAL_DATA);
        sections.put("dataCollection", CardSection.DATA_COLLECTION);
        sections.put("dataCollectionType", CardSection.DATA_COLLECTION);
        sections.put("dataCollectionMissingData", CardSection.DATA_COLLECTION);
        sections.put("dataCollectionRawData", CardSection.DATA_COLLECTION);
        sections.put("dataCollectionTimeframe", CardSection.DATA_COLLECTION);
        sections.put("dataImputationProtocol", CardSection.DATA_PREPARATION);
        sections.put("dataPreprocessingProtocol", CardSection.DATA_PREPARATION);
        sections.put("dataManipulationProtocol", CardSection.DATA_PREPARATION);
        sections.put("dataAnnotationProtocol", CardSection.ANNOTATION);
        sections.put("dataAnnotationPlatform", CardSection.ANNOTATION);
        sections.put("dataAnnotationAnalysis", CardSection.ANNOTATION);
        sections.put("annotationsPerItem", CardSection.ANNOTATION);
        sections.put("annotatorDemographics", CardSection.ANNOTATION);
        sections.put("machineAnnotationTools", CardSection.ANNOTATION);
        sections.put("dataReleaseMaintenancePlan", CardSection.MAINTENANCE);
        return Collections.unmodifiableMap(sections);
    }
}
