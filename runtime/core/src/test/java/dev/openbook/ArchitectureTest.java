package dev.openbook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The law of the house, over every module. Each exemption stands beside its reason. */
@AnalyzeClasses(
        packages = "dev.openbook",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OurOwn.class})
class ArchitectureTest {

    private static final String[] KERNELS = {"dev.openbook.onnx.."};
    private static final String[] RETRIEVAL = {
        "dev.openbook.library..", "dev.openbook.readers..", "dev.openbook.lucene.."
    };
    private static final String[] PROVENANCE = {
        "dev.openbook.inspect..", "dev.openbook.folder..", "dev.openbook.json..", "dev.openbook.layout..", "dev.openbook.graph..",
        "dev.openbook.card..", "dev.openbook.license..", "dev.openbook.lineage..", "dev.openbook.mof..", "dev.openbook.signature..",
        "dev.openbook.lock..", "dev.openbook.bom..", "dev.openbook.label..", "dev.openbook.reading.."
    };
    private static final String[] RULES = {"dev.openbook.rules.."};
    private static final String[] TEXT = {"dev.openbook.text.."};
    private static final String[] RUNTIME = {
        "dev.openbook", "dev.openbook.admission..", "dev.openbook.classify..", "dev.openbook.embed..", "dev.openbook.extract..",
        "dev.openbook.gate..", "dev.openbook.generate..", "dev.openbook.internal..", "dev.openbook.quote..", "dev.openbook.receipt..", "dev.openbook.rerank.."
    };
    private static final Set<String> OURS_AND_THE_PLATFORMS = Set.of("dev.openbook", "java", "org.jspecify");
    /** Besides what is called so: the room of the rules that weighs the engine's tree, which another room of theirs hands to it. */
    private static final String[] INTERNALS = {"..internal..", "dev.openbook.rules.cost"};
    /** Where the jar of the rules carries its engine under names of our own: in a build that packages, partners are found there. */
    private static final String ENGINE_OF_RULES = "dev.openbook.rules.internal.shaded";

    @ArchTest
    static final ArchRule onnxRuntimeStaysInTheKernels = onlyIn("ai.onnxruntime..", "dev.openbook.onnx..");

    @ArchTest
    static final ArchRule luceneStaysInItsRoom = onlyIn("org.apache.lucene..", "dev.openbook.lucene..");

    @ArchTest
    static final ArchRule celStaysInTheRules = onlyIn("dev.cel..", "dev.openbook.rules..");

    @ArchTest
    static final ArchRule celStaysInTheRulesAsPackaged = onlyIn(ENGINE_OF_RULES + "..", "dev.openbook.rules..");

    @ArchTest
    static final ArchRule tokenizersStayInText = onlyIn("ai.djl..", "dev.openbook.text..");

    @ArchTest
    static final ArchRule pdfBoxStaysInTheReaders = onlyIn("org.apache.pdfbox..", "dev.openbook.readers..");

    @ArchTest
    static final ArchRule poiStaysInTheReaders = onlyIn("org.apache.poi..", "dev.openbook.readers..");

    @ArchTest
    static void roomsMeetOnlyInTheApi(JavaClasses house) {
        List<String[]> rooms = List.of(KERNELS, RETRIEVAL, PROVENANCE, RULES, TEXT);
        for (String[] room : rooms) {
            String[] others = Stream.concat(rooms.stream().filter(other -> other != room), Stream.<String[]>of(RUNTIME))
                    .flatMap(Stream::of)
                    .toArray(String[]::new);
            noClasses().that().resideInAnyPackage(room).should().dependOnClassesThat().resideInAnyPackage(others).check(house);
        }
    }

    @ArchTest
    static final ArchRule topicsHaveNoCycles =
            slices().matching("dev.openbook.(*)..").should().beFreeOfCycles();

    /** A topic large enough for rooms of its own keeps them in an order, too, and its door depends on them, never they on it. */
    @ArchTest
    static final ArchRule billsHaveNoCycles = slices().matching("dev.openbook.bom.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule billsHaveOneDoor =
            noClasses().that().resideInAPackage("dev.openbook.bom.*..").should().dependOnClassesThat().resideInAPackage("dev.openbook.bom");

    @ArchTest
    static final ArchRule billsKeepTheirInternals = noClasses()
            .that()
            .resideOutsideOfPackage("dev.openbook.bom..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.openbook.bom.internal..");

    @ArchTest
    static final ArchRule nothingTalksToTheNetwork = noClasses()
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("open sockets") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("java.net.http")
                            || type.getPackageName().startsWith("java.nio.channels")
                                    && type.getSimpleName().contains("Socket")
                            || type.getPackageName().equals("java.net")
                                    && (type.getSimpleName().contains("Socket")
                                            || type.getSimpleName().contains("Connection")
                                            || type.getSimpleName().equals("InetAddress"));
                }
            });

    @ArchTest
    static final ArchRule librariesDoNotWriteToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage("dev.openbook.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule signaturesShowNoPartner = classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackages(INTERNALS)
            .should(new ArchCondition<JavaClass>("show only our own and the platform's types") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream<JavaCodeUnit> shown = type.getCodeUnits().stream()
                            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                    || unit.getModifiers().contains(JavaModifier.PROTECTED));
                    shown.flatMap(unit -> Stream.concat(
                                    unit.getAllInvolvedRawTypes().stream(),
                                    unit.getThrowsClause().getTypes().stream())
                            .filter(involved -> isForeign(involved.getBaseComponentType()))
                            .map(involved -> unit.getFullName() + " shows " + involved.getName()))
                            .forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
                }
            });

    @ArchTest
    static void everyPackageSaysWhatMayBeNull(JavaClasses house) {
        Set<String> unmarked = new TreeSet<>();
        for (JavaPackage pack : house.getDefaultPackage().getSubpackagesInTree()) {
            boolean holdsTypes = !pack.getClasses().isEmpty() && pack.getName().startsWith("dev.openbook")
                    && !pack.getName().startsWith(ENGINE_OF_RULES);
            if (holdsTypes && !pack.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(pack.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void noPackageIsSplitOverModules(JavaClasses house) {
        Map<String, Set<String>> homes = new TreeMap<>();
        for (JavaClass type : house) {
            String location = type.getSource().map(source -> source.getUri()).map(URI::toString).orElse("");
            String inside = type.getName().replace('.', '/');
            String home = location.substring(0, Math.max(0, location.indexOf(inside)));
            homes.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(home);
        }
        List<String> split = new ArrayList<>();
        homes.forEach((name, places) -> {
            if (places.size() > 1) {
                split.add(name + " in " + places);
            }
        });
        assertThat(split).isEmpty();
    }

    @ArchTest
    static void everyRoomIsHere(JavaClasses house) {
        Set<String> packages = house.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).contains(
                "dev.openbook", "dev.openbook.onnx", "dev.openbook.library", "dev.openbook.lucene", "dev.openbook.inspect",
                "dev.openbook.rules", "dev.openbook.text", "dev.openbook.readers.pdf");
    }

    /** Everything but what others wrote and the jar of the rules carries inside. */
    static final class OurOwn implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains(ENGINE_OF_RULES.replace('.', '/'));
        }
    }

    private static ArchRule onlyIn(String partner, String room) {
        return noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat().resideInAPackage(partner);
    }

    private static boolean isForeign(JavaClass type) {
        return !type.isPrimitive()
                && (type.getName().startsWith(ENGINE_OF_RULES + ".")
                        || OURS_AND_THE_PLATFORMS.stream().noneMatch(own -> type.getName().startsWith(own + ".")));
    }
}
