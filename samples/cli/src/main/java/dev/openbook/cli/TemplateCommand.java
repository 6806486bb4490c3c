package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.text.ChatTemplate;
import dev.openbook.text.ChatTemplates;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows messages as a model's chat template writes them. */
@Command(
        name = "template",
        description = "Show messages as a model's chat template writes them. Runs no model.",
        footer = {"", "Example:", "  samples/openbook template models/granite-350m-onnx --messages messages.json"})
final class TemplateCommand implements Callable<Integer> {
    /** Whose template: one of the two. */
    static final class Origin {
        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                converter = ModelArgument.class,
                description = "The model whose template is used, with its special tokens.")
        private @Nullable ModelSource model;

        @Option(names = "--file", paramLabel = "F", description = "A template by itself; give special tokens with --context.")
        private @Nullable Path file;

        ChatTemplate template(boolean tools) {
            if (file != null) {
                return ChatTemplate.parse(String.valueOf(file.getFileName()), TextFile.readExactly(file));
            }
            try (ModelContent content = ModelInspector.create().inspect(model == null ? ModelSource.folder(Path.of(".")) : model)) {
                return ChatTemplates.read(content)
                        .orElseThrow(() -> new OpenbookException(
                                FailureCode.TEMPLATE_INVALID,
                                "The model " + content.provenance().source()
                                        + " has no chat template. Name another model, or a template with --file."))
                        .forChat(tools);
            }
        }
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Option(names = "--messages", paramLabel = "F", description = "A JSON array of messages.")
    private @Nullable Path messages;

    @Option(names = "--tools", paramLabel = "F", description = "A JSON array of tools.")
    private @Nullable Path tools;

    @Option(names = "--context", paramLabel = "F", description = "A JSON object of further variables of the template.")
    private @Nullable Path context;

    @Option(names = "--no-generation-prompt", description = "Do not open the model's own turn at the end.")
    private boolean noGenerationPrompt;

    @Option(names = "--now", paramLabel = "DATE", description = "The date for templates that print it (default: today), as 2026-11-23.")
    private LocalDate now = LocalDate.now(ZoneId.systemDefault());

    TemplateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<String, @Nullable Object> variables = variables();
        boolean withTools = variables.get("tools") instanceof List<?> list && !list.isEmpty();
        String prompt = origin.template(withTools).render(variables, now.atStartOfDay());
        if (output.json()) {
            Output.print(terminal, Json.object().with("prompt", prompt));
        } else {
            terminal.out().print(prompt);
            terminal.out().flush();
        }
        return ExitCode.DONE;
    }

    /** As the transformers library sets them: what the options say stands above what the context says. */
    private Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("tools", null);
        variables.put("documents", null);
        variables.put("add_generation_prompt", true);
        if (context != null) {
            variables.putAll(PlainFile.object(context, "variables"));
        }
        if (messages != null) {
            variables.put("messages", PlainFile.objects(messages, "messages"));
        }
        if (tools != null) {
            variables.put("tools", PlainFile.objects(tools, "tools"));
        }
        if (noGenerationPrompt) {
            variables.put("add_generation_prompt", false);
        }
        if (!variables.containsKey("messages")) {
            throw new ParameterException(spec.commandLine(), "Nothing to arrange: give --messages FILE.");
        }
        return variables;
    }
}
