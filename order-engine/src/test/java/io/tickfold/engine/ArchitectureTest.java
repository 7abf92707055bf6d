package io.tickfold.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(
        packages = "io.tickfold.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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
    static final ArchRule domainAsksNoClockAndNoChance =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(UUID.class);

    @ArchTest
    static final ArchRule domainHasNoFloatingPoint =
            noClasses()
                    .that()
                    .resideInAPackage("..engine.domain..")
                    .should()
                    .dependOnClassesThat(nameMatching("java\\.lang\\.(Double|Float)|double|float"));

    @ArchTest
    static final ArchRule onlyStreamsSpeaksKafka =
            noClasses()
                    .that(resideOutsideOfPackage("..engine.streams.."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.apache.kafka.."));
}
