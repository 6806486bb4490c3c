package dev.openbook.readers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.ReadBlocks;
import dev.openbook.readers.SharedData;
import dev.openbook.value.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences that were seen on the rendered pages of two real funding notices, each within one block of the right page. */
class RealNoticesTest {

    private static DocumentContent read(String file) {
        return new PdfReader().read(SharedData.find("grants/pdf/" + file), DocumentType.PDF, Limits.standard());
    }

    private static void assertSeen(DocumentContent content, int page, String sentence) {
        List<String> blocks = content.blocks().stream()
                .filter(block -> block.page() == page)
                .map(block -> ReadBlocks.text(content, block))
                .toList();
        assertThat(blocks).as("page " + page).anyMatch(text -> text.contains(sentence));
    }

    @Test
    void samhsa() {
        DocumentContent content = read("samhsa_nofo_prototype.pdf");

        assertThat(content.pageStarts()).hasSize(23);
        assertSeen(content, 2, "This section provides an overview of the funding opportunity, issue background, and SAMHSA requirements to implement the program.");
        assertSeen(content, 3, "To apply, you must first be registered in three systems.");
        assertSeen(content, 3, "Applications are due by 11:59 Eastern Time on August 29, 2023.");
        assertSeen(content, 3, "They may not have insurance, transportation, or the ability to fluently communicate in English, and there are not enough healthcare providers who are comfortable and skilled enough to help them.");
        assertSeen(content, 3, "You must register with NIH’s eRA Commons.");
        assertSeen(content, 6, "This plan includes foundational and advanced opportunities for training, long- or short-term coaching, and follow-up on topics like:");
        assertSeen(content, 6, "For example, new clinic screening practices, best practices for accessing and using interpreter services, and introducing a refugee and migrant-specific case manager for a hospital.");
        assertSeen(content, 10, "Describe the service and knowledge gaps, barriers, and other challenges faced by these refugee and migrant populations that would generate a need for training and technical assistance for providers and organizations.");
        assertSeen(content, 11, "Additionally, at least one staff member should have lived experience as a refugee or a migrant.");
        assertSeen(content, 13, "Do not use attachments to extend or replace any of the sections of the project narrative.");
        assertSeen(content, 16, "It is your proof that Grants.gov successfully received your application.");
        assertThat(content.text()).doesNotContain("Step 2 Prepare your application:");
    }

    @Test
    void acl() {
        DocumentContent content = read("acl_nofo_prototype.pdf");

        assertThat(content.pageStarts()).hasSize(51);
        assertThat(content.title()).hasValueSatisfying(title -> assertThat(title).startsWith("Strengthening Aging Services"));
        assertSeen(content, 2, "Option B provides for one TA and Coordinating Center to coordinate the work of the five TA and Resource centers, and promote collaboration among other stakeholders.");
        assertSeen(content, 2, "Create and expand technical assistance (TA) for organizations and individuals to better serve older people and their family caregivers of diverse backgrounds.");
        assertSeen(content, 5, "The aging services network includes state units on aging, area agencies on aging, and local services providers.");
        assertSeen(content, 5, "Our purpose was to create technical assistance and support activities with a focus on serving minority older adult populations.");
        assertSeen(content, 10, "During this period, not to exceed three months, each of the five national recipients and their partners will collaborate with one another, the CCTA, and ACL program staff to finalize their work plans, evaluation plans, and partnerships and to onboard new staff.");
        assertSeen(content, 10, "Note: All first-tier subaward recipients must have a SAM.gov registration and UEI number at the time the subaward is made.");
        assertSeen(content, 13, "Indian tribal governments and organizations (American Indian/Alaskan Native/Native American)");
        assertSeen(content, 13, "Not propose conduit or pass-through funding for another agency to lead the project.");
        assertSeen(content, 16, "The Entity Registration page also includes a video that walks you through the registration process.");
        assertSeen(content, 28, "Note: We will not consider your application for further review if you did not fully register in Grants.gov before the application deadline or if the technical problem you experienced is unrelated to the Grants.gov system.");
        assertSeen(content, 28, "This program is not subject to Executive Order 12372, Intergovernmental Review of Federal Programs.");
        assertSeen(content, 38, "You may follow your own procurement policies and procedures when contracting with project funds, but you must comply with the requirements of 2 CFR 200.317-200.326.");
        assertThat(ReadBlocks.of(content)).anyMatch(block -> block.matches("HEADING\\d p13: Eligibility Requirements"));
    }
}
