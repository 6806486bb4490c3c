package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.rule.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The jar as it is published: whole, closed, and in nobody's way. */
class PackagedRulesIT {
    private static final String ENGINE = "dev/openbook/rules/internal/shaded/";
    /** The platform, and what openbook-rules depends on in the open. */
    private static final List<String> NOT_INSIDE = List.of("java/", "org/jspecify/", "dev/openbook/");
    /** What partners can do without: a way to memory that Protobuf takes on old releases only, and annotations that are nowhere. */
    private static final List<String> OPTIONAL = List.of(
            "sun/misc/Unsafe", "javax/annotation/concurrent/ThreadSafe", "org/joda/convert/FromString", "org/joda/convert/ToString");

    private final Path jar = jarOf(RuleBooks.class);

    @Test
    void testsRunOnTheJarAndWithoutItsPartners() {
        assertThat(jar.getFileName().toString()).startsWith("openbook-rules-").endsWith(".jar");
        Stream.of("dev.cel.bundle.Cel", "com.google.protobuf.Message", "com.google.common.base.Joiner", "org.antlr.v4.runtime.Lexer",
                        "org.snakeyaml.engine.v2.api.Load")
                .forEach(partner -> assertThatThrownBy(() -> Class.forName(partner))
                        .as(partner)
                        .isInstanceOf(ClassNotFoundException.class));
    }

    @Test
    void everythingInsideStandsInAPackageOfOurs() {
        assertThat(entries())
                .allMatch(name -> name.startsWith("dev/openbook/rules/") || name.startsWith("META-INF/"))
                .noneMatch(name -> name.endsWith("module-info.class"));
        assertThat(entries().stream().filter(name -> name.startsWith("META-INF/")))
                .as("no services, no classes for other releases, nothing but papers")
                .allMatch(name -> name.matches(
                        "META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/[a-z0-9-]+\\.txt|sbom/openbook-rules\\.cdx\\.json|maven/.*)"));
    }

    @Test
    void noClassSpeaksOfAPartnerByItsOwnName() {
        Map<String, Set<String>> foreign = new TreeMap<>();
        classes().forEach((name, file) -> {
            Set<String> types = file.types().stream()
                    .filter(type -> !OPTIONAL.contains(type) && NOT_INSIDE.stream().noneMatch(type::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!types.isEmpty()) {
                foreign.put(name, types);
            }
        });
        assertThat(foreign).isEmpty();
    }

    /** Where a class is looked up by a name in a text, as Protobuf does, the name has to be the new one. */
    @Test
    void noTextNamesAClassOfAPartner() {
        Pattern partner = Pattern.compile("(dev\\.cel|com\\.google|org\\.(antlr|snakeyaml|threeten))\\.[\\w.$]*");
        Map<String, String> named = new TreeMap<>();
        classes().forEach((user, file) ->
                file.texts().stream().filter(text -> partner.matcher(text).matches()).forEach(text -> named.put(text, user)));
        assertThat(named).isEmpty();
    }

    @Test
    void everyClassThatIsSpokenOfIsThere() {
        Set<String> there = classes().keySet();
        Map<String, String> missing = new TreeMap<>();
        classes().forEach((name, file) -> file.types().stream()
                .filter(type -> type.startsWith("dev/openbook/rules/") && !there.contains(type))
                .forEach(type -> missing.put(type, name)));
        assertThat(missing).as("missing, and who needs it").isEmpty();
    }

    @Test
    void everyClassThatIsLookedUpByANameInATextIsThere() {
        Set<String> there = classes().keySet();
        Pattern name = Pattern.compile(Pattern.quote(ENGINE.replace('/', '.')) + "[\\w.$]*\\.[A-Z][\\w$]*");
        Map<String, String> missing = new TreeMap<>();
        classes().forEach((user, file) -> file.texts().stream()
                .filter(text -> name.matcher(text).matches() && !there.contains(text.replace('.', '/')))
                .forEach(text -> missing.put(text, user)));
        assertThat(missing).as("missing, and who looks for it").isEmpty();
    }

    @Test
    void allThatIsInsideIsToldOf() throws IOException {
        String bill = text("META-INF/sbom/openbook-rules.cdx.json");
        assertThat(bill).doesNotContain("${").contains("\"pkg:maven/dev.openbook/openbook-rules@");
        Set<String> listed = Pattern.compile("\"purl\": \"pkg:maven/([^\"]+)\"").matcher(bill).results().map(match -> match.group(1))
                .filter(name -> !name.startsWith("dev.openbook/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        for (String name : entries()) {
            if (name.matches("META-INF/maven/.*/pom\\.properties") && !name.contains("dev.openbook")) {
                Properties properties = new Properties();
                properties.load(new StringReader(text(name)));
                described.add(properties.getProperty("groupId") + "/" + properties.getProperty("artifactId") + "@"
                        + properties.getProperty("version"));
            }
        }
        assertThat(described).isNotEmpty().isEqualTo(listed);
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(text("META-INF/NOTICE"))
                .contains("CEL-Java", "Guava", "Protocol Buffers", "RE2/J", "ANTLR", "SnakeYAML", "ThreeTen-Extra");
        Stream.of("antlr", "protobuf", "re2j", "threeten-extra")
                .forEach(work -> assertThat(text("META-INF/licenses/" + work + ".txt")).contains("Redistributions in binary form"));
    }

    /** So that a library which a partner begins to bring, or brings in another version, does not go untold. */
    @Test
    void nothingElseIsInside() throws ReflectiveOperationException {
        Pattern library = Pattern.compile(ENGINE + "(com/google/[^/]+|[^/]+/[^/]+)/.*");
        Set<String> inside = classes().keySet().stream()
                .map(library::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inside).containsExactly(
                "cel/parser", "com/google/auto", "com/google/common", "com/google/errorprone", "com/google/j2objc", "com/google/protobuf",
                "com/google/re2j", "dev/cel", "org/antlr", "org/snakeyaml", "org/threeten");

        Class<?> protobuf = Class.forName(ENGINE.replace('/', '.') + "com.google.protobuf.RuntimeVersion");
        Class<?> antlr = Class.forName(ENGINE.replace('/', '.') + "org.antlr.v4.runtime.RuntimeMetaData");
        assertThat(text("META-INF/sbom/openbook-rules.cdx.json"))
                .contains("protobuf-java@" + protobuf.getField("MAJOR").get(null) + "." + protobuf.getField("MINOR").get(null) + ".")
                .contains("antlr4-runtime@" + antlr.getField("VERSION").get(null) + "\"");
    }

    @Test
    void itsPomAsksForNothingThatIsInside() {
        assertThat(text("META-INF/maven/dev.openbook/openbook-rules/pom.xml"))
                .contains("<artifactId>openbook-api</artifactId>")
                .doesNotContain("<artifactId>cel</artifactId>", "<artifactId>snakeyaml-engine</artifactId>");
    }

    @Test
    void standsOnTheModulePath() throws ReflectiveOperationException {
        ModuleFinder finder = ModuleFinder.of(jar, jarOf(RuleBook.class), jarOf(NullMarked.class));
        Set<String> modules = finder.findAll().stream().map(found -> found.descriptor().name()).collect(Collectors.toSet());
        assertThat(modules).contains("dev.openbook.rules", "dev.openbook.api");
        Configuration configuration = ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), modules);
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(
                        configuration, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer();
        Class<?> books = layer.findLoader("dev.openbook.rules").loadClass("dev.openbook.rules.RuleBooks");
        assertThat(books.getModule().getName()).isEqualTo("dev.openbook.rules");
        Object book = books.getMethod("parse", String.class, String.class).invoke(null, "request.yaml", """
                apiVersion: rules/v1
                kind: RuleSet
                metadata: {name: short-questions, version: 1}
                stage: request
                rules:
                  - {id: short, require: "request.text.words() <= 3 && !request.text.matches('(?i)secret')", action: deny, message: "'No.'"}
                """);
        Class<?> request = layer.findLoader("dev.openbook.api").loadClass("dev.openbook.rule.RuleRequest");
        Class<?> asking = layer.findLoader("dev.openbook.api").loadClass("dev.openbook.rule.RuleBook");
        Object question = request.getMethod("of", String.class, String.class).invoke(null, "question", "Who may ever apply?");
        Object decision = asking.getMethod("request", request).invoke(book, question);
        assertThat(decision.getClass().getMethod("outcome").invoke(decision)).hasToString("DENY");
    }

    private Set<String> entries() {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().filter(entry -> !entry.isDirectory()).map(entry -> entry.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name, with slashes. */
    private Map<String, ClassFile> classes() {
        Map<String, ClassFile> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String name : entries()) {
                if (name.endsWith(".class")) {
                    try (InputStream in = file.getInputStream(file.getEntry(name))) {
                        classes.put(name.substring(0, name.length() - ".class".length()), ClassFile.read(in));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private String text(String name) {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
