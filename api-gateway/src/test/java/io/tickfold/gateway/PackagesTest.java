package io.tickfold.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.tickfold.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES =
            slices().matching("io.tickfold.gateway.(*)..").should().beFreeOfCycles();

    /// Addresses of mailboxes stay in one package.
    @ArchTest
    static final ArchRule NOBODY_KNOWS_MAILBOXES_BUT_SIGNING_IN =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.tickfold.gateway.*..")
                    .and()
                    .resideOutsideOfPackage("io.tickfold.gateway.signin..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tickfold.gateway.signin..");

    /// What is in the read model is asked of its own module, in types of the contract.
    @ArchTest
    static final ArchRule ONLY_IDENTITIES_AND_KEYS_OF_HALTS_ARE_STORED_BY_SQL_OF_THE_GATEWAY =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.tickfold.gateway.signin..", "io.tickfold.gateway.identity..")
                    .and()
                    .doNotHaveSimpleName("StoredHaltKeys")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");
}
