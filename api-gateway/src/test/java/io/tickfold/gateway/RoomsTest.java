package io.tickfold.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.tickfold.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES =
            slices().matching("io.tickfold.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_OF_ROOMS_DO_NOT_EITHER =
            slices().matching("io.tickfold.gateway.(*.*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_ROOM =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickfold.gateway.web..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.tickfold.gateway..")
                                    .and(not(resideInAPackage("io.tickfold.gateway.web.."))));

    @ArchTest
    static final ArchRule WEB_DOES_NOT_KNOW_ITS_PARTS =
            noClasses()
                    .that()
                    .resideInAPackage("io.tickfold.gateway.web")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tickfold.gateway.web.*..");

    /// Addresses of mailboxes stay in one package.
    @ArchTest
    static final ArchRule NOBODY_KNOWS_MAILBOXES_BUT_SIGNING_IN =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.tickfold.gateway.*..")
                    .and()
                    .resideOutsideOfPackage("io.tickfold.gateway.identity.signin..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.tickfold.gateway.identity.signin..");

    /// The read model is asked through its own module, in types of the contract.
    @ArchTest
    static final ArchRule ONLY_IDENTITIES_AND_HALTS_ARE_STORED_BY_SQL_OF_THE_GATEWAY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.tickfold.gateway.identity..")
                    .and()
                    .doNotHaveSimpleName("StoredHaltKeys")
                    .and()
                    .doNotHaveSimpleName("HaltRecords")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");
}
