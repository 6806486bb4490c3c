package dev.openbook.card;

import java.nio.charset.StandardCharsets;

/** Formats that cards are written in, each with a sound example, for tests that break it. */
public enum CardFormat {
    /** A model's card. */
    MODEL_CARD("README.md", """
            ---
            license: apache-2.0
            language: [no, en]
            tags: &tags [a, b]
            again: *tags
            base_model: org/base
            co2_eq_emissions: {emissions: 1.5, source: x}
            model-index:
            - name: m
              results:
              - task: {type: t}
                dataset: {type: d, name: D, revision: 1.10}
                metrics:
                - type: f1
                  value: 0.9
            version: 1.10
            ---
            # Title

            ## Intended uses & limitations
            Text <!-- hidden --> more.

            ```python
            code
            ```
            Setext
            ------
            **Training data:** some
            [More Information Needed]
            """),
    /** A data set's card in Markdown. */
    DATA_CARD("data/README.md", """
            ---
            pretty_name: Questions
            license: other
            license_name: mine
            configs:
            - config_name: plain
              data_files: [{split: train, path: a.csv}]
            dataset_info: [{splits: [{num_examples: 10}], dataset_size: 5}]
            ---
            # Questions
            ## Considerations for Using the Data
            ### Discussion of Biases
            Few.
            """),
    /** A data set's card in the Croissant vocabulary. */
    CROISSANT("croissant.json", """
            {"@context": {"@vocab": "https://schema.org/"}, "@type": "sc:Dataset",
             "conformsTo": "http://mlcommons.org/croissant/1.0",
             "name": "Q", "license": ["https://creativecommons.org/licenses/by/4.0/", "mit"], "version": 1.10,
             "creator": {"@type": "Person", "name": "Ann"},
             "distribution": [{"@type": "cr:FileObject", "contentSize": "12 B", "sha256": "\\u0061"}],
             "rai:dataBiases": "Some", "rai:dataCollection": ["a", {"@value": "b"}]}
            """),
    /** A file of results. */
    RESULTS(".eval_results/a.yaml", """
            - dataset: {id: a/b, task_id: t, revision: 1.10}
              value: 20.90
              date: 2025-01-15
              source: {url: "https://example.org", user: me}
              notes: >-
                no
                tools
            """);

    private final String path;
    private final String example;

    CardFormat(String path, String example) {
        this.path = path;
        this.example = example;
    }

    /** A sound file. */
    public byte[] example() {
        return example.getBytes(StandardCharsets.UTF_8);
    }

    /** Where it lies. */
    public String path() {
        return path;
    }

    /** What comes of a model in which only this file lies; never an exception. */
    public CardSurvey.Result read(byte[] bytes) {
        return CardFolder.of("notes.txt", "").with(path, bytes).read();
    }
}
