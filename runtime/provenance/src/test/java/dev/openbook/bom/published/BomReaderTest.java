package dev.openbook.bom.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.bom.BomFormat;
import dev.openbook.bom.TestModels;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BomReaderTest {
    private static final String XML = """
            <?xml version="1.0"?>
            <bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:1"><components>
              <component type="machine-learning-model" bom-ref="m">
                <group>acme</group><name>little</name><version>1</version>
                <hashes><hash alg="SHA-256">ABCD</hash></hashes>
                <licenses><license acknowledgement="declared"><id>MIT</id></license><expression>A OR B</expression></licenses>
                <purl>pkg:huggingface/acme/little@1</purl>
                <components><component type="file"><name>model.onnx</name></component></components>
                <modelCard><modelParameters><task>fill-mask</task></modelParameters></modelCard>
              </component></components></bom>
            """;

    private static PublishedBom read(String text) {
        return BomReader.read("bill", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.json", "1.5.xml", "1.7.json", "1.7.xml"})
    void the_examples_of_the_specification(String name) {
        PublishedBom bill = BomReader.read(SharedData.find("data/metadata/cyclonedx/valid-machine-learning-" + name));

        assertThat(bill.specVersion()).isEqualTo(name.substring(0, 3));
        assertThat(bill.serialNumber()).startsWith("urn:uuid:");
        PublishedComponent model = bill.components().getFirst();
        assertThat(model.type()).isEqualTo("machine-learning-model");
        assertThat(model.name()).isEqualTo("stable-diffusion");
        assertThat(model.group()).isEqualTo("CompVis");
        assertThat(model.version()).isEqualTo("1.4");
        assertThat(model.modelCard().orElseThrow().members())
                .containsKeys("modelParameters", "quantitativeAnalysis", "considerations");
        assertThat(model.modelCard().orElseThrow().toString()).contains("supervised", "architecture family", "Data scientists");
    }

    @Test
    void xml_and_json_come_to_the_same() {
        PublishedBom json = read("""
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1", "components": [
                  {"type": "machine-learning-model", "group": "acme", "name": "little", "version": "1",
                   "hashes": [{"alg": "SHA-256", "content": "ABCD"}],
                   "licenses": [{"license": {"id": "MIT"}}, {"expression": "A OR B"}], "purl": "pkg:huggingface/acme/little@1",
                   "components": [{"type": "file", "name": "model.onnx"}],
                   "modelCard": {"modelParameters": {"task": "fill-mask"}}}]}
                """);

        assertThat(read(XML)).isEqualTo(json);
        assertThat(json.components().getFirst().licenses()).containsExactly("MIT", "A OR B");
    }

    @Test
    void text_in_xml_is_read_however_it_is_spelled() {
        PublishedBom bill = read("\uFEFF<bom xmlns='http://cyclonedx.org/schema/bom/1.6'><!-- a --><components><component type='data'>"
                + "<name>a &amp; &#98;<![CDATA[ <c>]]><?p?></name></component></components></bom>");

        assertThat(bill.components().getFirst().name()).isEqualTo("a & b <c>");
    }

    @Test
    void what_we_write_is_read() {
        String document = BomFormat.CYCLONEDX_1_7.write(TestModels.bill(TestModels.known().build()).build());

        PublishedBom bill = read(document);

        assertThat(bill.subject().orElseThrow().name()).isEqualTo("little-model");
        assertThat(bill.components().getFirst().components()).hasSize(7);
        assertThat(bill.components().getFirst().licenses()).containsExactly("Apache-2.0", "MIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{}", "no bill", "<bom>", "<a/>", "{\"bomFormat\":\"CycloneDX\"}", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}",
        "{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\"}", "{\"a\":1,\"a\":2}",
        "<!DOCTYPE bom [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><bom xmlns='http://cyclonedx.org/schema/bom/1.6'>&x;</bom>",
        "<!DOCTYPE bom [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><bom xmlns='http://cyclonedx.org/schema/bom/1.6'>&b;</bom>"
    })
    void what_is_no_bill_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .hasMessageStartingWith("The bill of materials bill ")
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
    }

    @Test
    void nothing_is_nested_without_end() {
        for (int depth : new int[] {60, 5_000}) {
            String open = "<component><components>".repeat(depth);
            String close = "</components></component>".repeat(depth);
            // Beyond some depth the platform's own parser refuses first, and does not say what the matter is.
            assertThatThrownBy(() -> read("<bom xmlns='http://cyclonedx.org/schema/bom/1.6'>" + open + close + "</bom>"))
                    .hasMessageMatching("The bill of materials bill is (nested deeper|not XML).*");
        }
        assertThatThrownBy(() -> read("{\"components\":" + "[".repeat(5_000))).hasMessageContaining("is not JSON");
    }

    /** A result or a documented failure, never anything else. */
    @Test
    void damaged_bills() {
        byte[] json = BomFormat.CYCLONEDX_1_6.write(TestModels.bill(TestModels.known().build()).build())
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = (i % 2 == 0 ? json : XML.getBytes(StandardCharsets.UTF_8)).clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(BomReader.read("damaged", damaged).specVersion()).startsWith("1.");
            } catch (OpenbookException e) {
                refused++;
                assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID);
            }
        }
        assertThat(refused).isBetween(100, 1_999);
    }
}
