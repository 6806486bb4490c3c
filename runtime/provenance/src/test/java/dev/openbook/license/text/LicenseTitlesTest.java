package dev.openbook.license.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.license.text.LicenseTitles.Title;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles are those of the licences; what stands below them is made up. */
class LicenseTitlesTest {
    private static final String BODY = "\n\nVersion of some day\n\nYou may do this. You may not do that.\n";

    private final LicenseTitles titles = LicenseTitles.standard();

    static Stream<Title> titles() {
        return LicenseTitles.standard().all().stream();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void a_title_leads_to_its_licence_and_to_no_other(Title title) {
        assertThat(titles.find(title.words().toUpperCase(Locale.ROOT) + BODY)).map(Title::identifier).contains(title.identifier());
        assertThat(titles.find("Copyright (c) 2030, A. Person\n\n# **" + title.words() + "**" + BODY)).contains(title);
    }

    /** First lines as publishers write them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "**LLAMA 3.3 COMMUNITY LICENSE AGREEMENT**|LicenseRef-HF-llama3.3",
        "META LLAMA 3 COMMUNITY LICENSE AGREEMENT – Adapted For Some Use|LicenseRef-HF-llama3",
        "<h2 align=\"center\"> OPT-175B LICENSE AGREEMENT </h2>|LicenseRef-opt-175b",
        "Tongyi Qianwen RESEARCH LICENSE AGREEMENT|LicenseRef-tongyi-qianwen-research",
        "Qwen RESEARCH LICENSE AGREEMENT|LicenseRef-qwen-research",
        "BigScience RAIL License v1.0|BigScience-BLOOM-RAIL-1.0",
        "BigCode Open RAIL-M v1 License Agreement|LicenseRef-HF-bigcode-openrail-m",
        "Copyright (c) 2030 A. Person CreativeML Open RAIL++-M License dated May 1, 2030|LicenseRef-HF-openrail++",
        "TII Falcon LLM License Version 1.0|LicenseRef-falcon-llm-1.0",
        "TII Falcon-LLM License 2.0|LicenseRef-falcon-llm-license",
        "FALCON 180B TII LICENSE VERSION 1.0|LicenseRef-falcon-180b-license",
        "Falcon 2 11B TII License Version 1.0|LicenseRef-falcon-2-11b-license",
        "FLUX.1 [dev] Non-Commercial License|LicenseRef-flux-1-dev-non-commercial-license",
        "FLUX Non-Commercial License v2.1|LicenseRef-flux-non-commercial-license",
        "xAI Community License Agreement|LicenseRef-HF-grok2-community",
        "STABILITY AI NON-COMMERCIAL RESEARCH COMMUNITY LICENSE AGREEMENT|LicenseRef-stabilityai-nc-research-community",
        "EXAONE AI Model License Agreement 1.2 - NC|LicenseRef-exaone",
        "Disclaimer: IMPORTANT: This Apple Machine Learning Research Model is|LicenseRef-HF-apple-amlr",
        "IMPORTANT:  This Apple software is supplied to you by Apple Inc.|LicenseRef-HF-apple-ascl",
        "Yi Series Models License Agreement|LicenseRef-yi-series-models",
        "Yi Series Models Community License Agreement|LicenseRef-yi-series-models-community"
    })
    void first_lines_of_licences(String line, String identifier) {
        assertThat(titles.find(line + BODY)).map(Title::identifier).contains(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "MIT License", "Apache License\nVersion 2.0, January 2004", "Creative Commons Attribution 4.0 International", "House rules",
        "OpenMDW License Agreement, version 1.1 (OpenMDW-1.1)", "Llama", "Open Model License", ""
    })
    void other_first_lines_are_no_title(String line) {
        assertThat(titles.find(line + BODY)).isEmpty();
    }

    @Test
    void a_licence_that_is_only_spoken_of_further_down_is_not_the_one() {
        assertThat(titles.find("House rules\n\n" + "We like our house. ".repeat(60) + "Gemma Terms of Use")).isEmpty();
        assertThat(titles.find("Gemma Terms of Use\n\nUnlike the Llama 2 Community License Agreement, …")).map(Title::identifier)
                .contains("LicenseRef-HF-gemma");
    }

    @Test
    void of_titles_that_begin_at_one_place_the_longest_counts() {
        assertThat(titles.find("TII Falcon LLM License Version 1.0")).map(Title::words).contains("tii falcon llm license version 1.0");
    }
}
