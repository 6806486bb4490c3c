package dev.openbook.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.inspect.SharedData;
import dev.openbook.json.InvalidJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshLicenseTableTest {
    @TempDir
    private Path folder;

    @Test
    void the_tool_s_table_goes_over_the_list_and_what_nobody_calls_open_is_not() throws IOException, InvalidJsonException {
        Files.writeString(folder.resolve("licenses.json"), """
                {"licenses":[{"licenseId":"MIT","name":"MIT License","isOsiApproved":true},
                 {"licenseId":"CC-BY-NC-4.0","name":"Creative, NC","isOsiApproved":false},
                 {"licenseId":"House-1","name":"House","isOsiApproved":false,"isDeprecatedLicenseId":true}]}""");
        Files.writeString(folder.resolve("mof-licenses.json"), """
                {"licenses":[{"licenseId":"MIT","name":"MIT","isOsiApproved":true,"ContentType":["code","document"]}]}""");

        assertThat(RefreshLicenseTable.make(folder).lines())
                .startsWith(
                        "id,name,source,osi_approved,fsf_libre,mot_open_data,mot_open,type_appropriate,mof_ok_for,"
                                + "mof_conditional_for,deprecated,hf_ids,restriction",
                        "CC-BY-NC-4.0,\"Creative, NC\",mot,0,0,0,0,,,,0,cc-by-nc-4.0,non-commercial",
                        "House-1,House,mot,0,0,0,0,,,,1,,",
                        "MIT,MIT,mot,1,0,0,1,code|document,code|document,data,0,mit,")
                .contains(
                        "ODC-PDDL-1.0,ODC-PDDL-1.0,mot-code-list,0,0,1,1,,,code|data|document,0,,",
                        "LicenseRef-mistral-mrl,Mistral AI Research License (MRL) 0.1,ours,0,0,0,0,,,,0,,research only");
    }

    @Test
    void the_published_tables_give_the_committed_one_byte_for_byte() throws IOException, InvalidJsonException {
        Path tables = SharedData.find("data/mof/licenses");

        try (InputStream committed = LicenseTable.class.getResourceAsStream("licenses.csv")) {
            assertThat(RefreshLicenseTable.make(tables)).isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
