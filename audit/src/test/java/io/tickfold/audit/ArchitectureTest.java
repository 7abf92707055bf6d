package io.tickfold.audit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.tickfold.audit",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theLogKnowsNothingOfWhoReadsIt =
            noClasses()
                    .that()
                    .resideInAPackage("..audit.log..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.tickfold.audit..")
                                    .and(resideOutsideOfPackages("..audit.log..")));

    @ArchTest
    static final ArchRule whatCommandsShareKnowsNoneOfThem =
            noClasses()
                    .that()
                    .resideInAPackage("..audit.cli..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.tickfold.audit..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "..audit.log..", "..audit.cli..")));

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.tickfold.audit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheLogSpeaksToKafka =
            noClasses()
                    .that(resideOutsideOfPackages("..audit.log.."))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.apache.kafka.clients.."));
}
