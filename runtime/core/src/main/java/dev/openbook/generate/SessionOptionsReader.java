package dev.openbook.generate;

import dev.openbook.internal.ConfigurationObject;
import dev.openbook.model.Device;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import dev.openbook.onnx.PublishedSessionOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads {@code session_options} and {@code run_options} of a decoder in {@code genai_config.json}. What they ask of the
 * engine goes there, which decides what to follow; what concerns memory, logs and measuring is the user's to say and is
 * told as not followed. Names that are not known to onnxruntime-genai either are configuration entries of the engine, as
 * that library has it.
 */
final class SessionOptionsReader {
    /** Say nothing about how the model runs. */
    private static final Set<String> OF_LOGS = Set.of("log_id", "log_severity_level", "log_verbosity_level");

    private static final Set<String> FOLLOWED = Set.of(
            "intra_op_num_threads", "graph_optimization_level", "provider_options", "custom_ops_library", "config_entries");
    private static final Set<String> NOT_FOLLOWED = Set.of(
            "inter_op_num_threads",
            "enable_cpu_mem_arena",
            "enable_mem_pattern",
            "enable_profiling",
            "use_env_allocators",
            "disable_cpu_ep_fallback",
            "ep_context_enable",
            "ep_context_embed_mode",
            "ep_context_file_path");
    /** Entries that had names of their own in older versions. */
    private static final Map<String, String> OLDER_ENTRIES = Map.of(
            "disable_quant_qdq", "session.disable_quant_qdq",
            "enable_quant_qdq_cleanup", "session.enable_quant_qdq_cleanup");

    private static final Map<String, GraphOptimisation> OPTIMISATIONS = Map.of(
            "ORT_DISABLE_ALL", GraphOptimisation.NONE,
            "ORT_ENABLE_BASIC", GraphOptimisation.BASIC,
            "ORT_ENABLE_EXTENDED", GraphOptimisation.EXTENDED,
            "ORT_ENABLE_ALL", GraphOptimisation.ALL);
    /** Names of onnxruntime-genai for devices that go by another one here. */
    private static final Map<String, String> DEVICES = Map.of("dml", "directml");

    private final ConfigurationObject decoder;
    private final List<String> notices;

    private SessionOptionsReader(ConfigurationObject decoder, List<String> notices) {
        this.decoder = decoder;
        this.notices = notices;
    }

    /**
     * Reads.
     *
     * @param decoder the part of the file that speaks of the decoder
     * @param notices what is not followed is added here
     */
    static PublishedSessionOptions read(ConfigurationObject decoder, List<String> notices) {
        return new SessionOptionsReader(decoder, notices).read();
    }

    private PublishedSessionOptions read() {
        decoder.object("run_options").ifPresent(options -> options.names().stream()
                .sorted()
                .filter(options::says)
                .forEach(name -> notFollowed(options, name)));
        return decoder.object("session_options").map(this::read).orElse(PublishedSessionOptions.none());
    }

    private PublishedSessionOptions read(ConfigurationObject options) {
        options.names().stream()
                .sorted()
                .filter(name -> NOT_FOLLOWED.contains(name) && options.says(name))
                .forEach(name -> notFollowed(options, name));
        OptionalInt threads = options.wholeNumber("intra_op_num_threads");
        return new PublishedSessionOptions(
                threads.orElse(0) > 0 ? threads : OptionalInt.empty(),
                optimisation(options),
                devices(options),
                entries(options),
                options.text("custom_ops_library").filter(library -> !library.isEmpty()));
    }

    private Optional<GraphOptimisation> optimisation(ConfigurationObject options) {
        Optional<String> level = options.text("graph_optimization_level");
        Optional<GraphOptimisation> known = level.map(OPTIMISATIONS::get);
        if (level.isPresent() && known.isEmpty()) {
            notFollowed(options, "graph_optimization_level");
        }
        return known;
    }

    private static List<Device> devices(ConfigurationObject options) {
        List<Device> devices = new ArrayList<>();
        for (ConfigurationObject byName : options.objects("provider_options")) {
            for (String name : byName.names().stream().sorted().toList()) {
                String provider = name.toLowerCase(Locale.ROOT);
                Map<String, String> settings = byName.object(name).map(SessionOptionsReader::texts).orElse(Map.of());
                devices.add(new Device(DEVICES.getOrDefault(provider, provider), settings));
            }
        }
        return devices;
    }

    /** The settings of a device that are plain; one that is not chooses among several devices of a kind. */
    private static Map<String, String> texts(ConfigurationObject settings) {
        return settings.texts(name -> !name.equals("device_filtering_options"));
    }

    private static Map<String, String> entries(ConfigurationObject options) {
        Map<String, String> entries = new HashMap<>();
        options.object("config_entries").ifPresent(given -> entries.putAll(given.texts(name -> true)));
        entries.putAll(options.texts(SessionOptionsReader::isEntry));
        OLDER_ENTRIES.forEach((older, entry) ->
                options.flag(older).ifPresent(on -> entries.put(entry, on ? "1" : "0")));
        return entries;
    }

    private static boolean isEntry(String name) {
        return !OF_LOGS.contains(name) && !FOLLOWED.contains(name) && !NOT_FOLLOWED.contains(name) && !OLDER_ENTRIES.containsKey(name);
    }

    private void notFollowed(ConfigurationObject options, String name) {
        notices.add("The model's file " + options.file() + " asks for " + name + " " + options.written(name)
                + ", which is the user's to say; it was not followed.");
    }
}
