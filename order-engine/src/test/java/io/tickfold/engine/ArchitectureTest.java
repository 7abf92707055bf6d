package io.tickfold.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(
        packages = "io.tickfold.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> CLOCKS =
            Set.of("currentTimeMillis", "nanoTime", "instant", "millis");

    private static final DescribedPredicate<JavaClass> BINARY_FRACTION =
            describe(
                    "binary fractions",
                    type -> type.getName().matches("double|float|java.lang.(Double|Float)"));

    @ArchTest
    static final ArchRule domainNeedsNothingButJavaAndTheContract =
            classes()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..",
                            "java.math..",
                            "java.time..",
                            "java.util..",
                            "io.tickfold.contract..",
                            "io.tickfold.engine.domain..");

    @ArchTest
    static final ArchRule domainAsksNoClock =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .callMethodWhere(
                            describe(
                                    "it asks a clock",
                                    call ->
                                            call.getTarget().getName().startsWith("now")
                                                    || CLOCKS.contains(
                                                            call.getTarget().getName())));

    @ArchTest
    static final ArchRule domainLeavesNothingToChance =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java.util.(Random|UUID|SplittableRandom|random.*)"
                                    + "|java.security.SecureRandom|java.time.(Clock|InstantSource)"
                                    + "|java.util.concurrent.ThreadLocalRandom")
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule noFieldOfTheDomainIsABinaryFraction =
            noFields()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .haveRawType(BINARY_FRACTION);

    @ArchTest
    static final ArchRule noCallOfTheDomainTakesOrGivesABinaryFraction =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .callCodeUnitWhere(
                            describe(
                                    "it takes or gives a binary fraction",
                                    ArchitectureTest::isInexact));

    private static boolean isInexact(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        return BINARY_FRACTION.test(target.getRawReturnType())
                || target.getRawParameterTypes().stream().anyMatch(BINARY_FRACTION);
    }

    @ArchTest
    static final ArchRule onlyTheWayToTheLogSpeaksKafka =
            noClasses()
                    .that(
                            resideOutsideOfPackages(
                                    "..engine.journal..",
                                    "..engine.cluster..",
                                    "..engine.stores..",
                                    "..engine.startup..",
                                    "..engine.streams..",
                                    "..engine.rebuild.."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.apache.kafka.."));

    @ArchTest
    static final ArchRule theJournalNeedsNoBroker =
            classes()
                    .that()
                    .resideInAPackage("..engine.journal..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations..",
                            "org.apache.kafka.common.header..",
                            "io.tickfold.contract..",
                            "io.tickfold.engine.domain..",
                            "io.tickfold.engine.journal..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.tickfold.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule eachPackageKnowsOnlyThoseBelowIt =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("domain")
                    .definedBy("..engine.domain..")
                    .layer("journal")
                    .definedBy("..engine.journal..")
                    .layer("cluster")
                    .definedBy("..engine.cluster..")
                    .layer("stores")
                    .definedBy("..engine.stores..")
                    .layer("startup")
                    .definedBy("..engine.startup..")
                    .layer("streams")
                    .definedBy("..engine.streams..")
                    .layer("rebuild")
                    .definedBy("..engine.rebuild..")
                    .layer("application")
                    .definedBy("io.tickfold.engine")
                    .whereLayer("application")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("streams")
                    .mayOnlyBeAccessedByLayers("application")
                    .whereLayer("rebuild")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("startup")
                    .mayOnlyBeAccessedByLayers("streams", "rebuild")
                    .whereLayer("stores")
                    .mayOnlyBeAccessedByLayers("startup", "streams", "rebuild")
                    .whereLayer("cluster")
                    .mayOnlyBeAccessedByLayers(
                            "stores", "startup", "streams", "rebuild", "application");
}
