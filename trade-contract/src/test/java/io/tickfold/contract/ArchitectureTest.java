package io.tickfold.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/// What each package of the contract may know.
@AnalyzeClasses(
        packages = "io.tickfold.contract",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String VALUE = "io.tickfold.contract.value";
    private static final String INPUT = "io.tickfold.contract.input";
    private static final String EVENT = "io.tickfold.contract.event";
    private static final String MARKET = "io.tickfold.contract.market";
    private static final String WIRE = "io.tickfold.contract.wire";
    private static final String JAVA = "java..";
    private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String NULLNESS = "org.jspecify.annotations..";

    @ArchTest static final ArchRule valuesKnowOnlyThemselves = mayUse(VALUE, VALUE);

    @ArchTest static final ArchRule inputsAreMadeOfValues = mayUse(INPUT, INPUT, VALUE);

    @ArchTest
    static final ArchRule eventsAreMadeOfInputsAndValues = mayUse(EVENT, EVENT, INPUT, VALUE);

    @ArchTest static final ArchRule marketsAreMadeOfValues = mayUse(MARKET, MARKET, VALUE);

    @ArchTest
    static final ArchRule onlyTheWireKnowsKafkaAndJackson =
            mayUse(
                    WIRE,
                    WIRE,
                    VALUE,
                    INPUT,
                    EVENT,
                    MARKET,
                    "org.apache.kafka..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule noPackageStandsInACircle =
            slices().matching("io.tickfold.contract.(*)..").should().beFreeOfCycles();

    private static ArchRule mayUse(String origin, String... packages) {
        String[] always = {JAVA, ANNOTATIONS, NULLNESS};
        return classes()
                .that()
                .resideInAPackage(origin)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(concat(always, packages));
    }

    private static String[] concat(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
