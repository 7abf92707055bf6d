package io.tickfold.readmodel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.tickfold.readmodel",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependsOnTheContractKafkaAndSqlAlone =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickfold.readmodel..",
                            "io.tickfold.contract..",
                            "org.apache.kafka..",
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            "org.springframework.transaction..",
                            "org.springframework.core.io..",
                            "com.zaxxer.hikari..",
                            "org.flywaydb..",
                            "org.h2..",
                            "org.slf4j..",
                            "org.jspecify..",
                            "java..",
                            "javax.sql..");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.tickfold.readmodel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule databasesAreNotAboutTheReadModel =
            noClasses()
                    .that()
                    .resideInAPackage("..readmodel.database..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.tickfold.contract..",
                            "..readmodel.log..",
                            "..readmodel.schema..",
                            "..readmodel.projection..",
                            "..readmodel.candle..",
                            "..readmodel.rebuild..",
                            "..readmodel.query..");
}
