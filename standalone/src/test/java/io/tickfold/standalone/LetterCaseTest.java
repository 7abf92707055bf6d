package io.tickfold.standalone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Only letters of ASCII have two cases here: who folds others takes `ſ` for `S`, and the Kelvin
/// sign for `K`.
@AnalyzeClasses(packages = "io.tickfold", importOptions = ImportOption.DoNotIncludeTests.class)
class LetterCaseTest {

    private static final String FOLDING =
            "toUpperCase|toLowerCase|equalsIgnoreCase|compareToIgnoreCase|regionMatches";

    @ArchTest
    static final ArchRule TEXTS_ARE_FOLDED_BY_ASCII_ALONE =
            noClasses()
                    .should()
                    .callMethodWhere(
                            are(
                                    target(nameMatching(FOLDING))
                                            .and(
                                                    target(
                                                            owner(
                                                                    Predicates.assignableTo(
                                                                                    String.class)
                                                                            .or(
                                                                                    Predicates
                                                                                            .assignableTo(
                                                                                                    Character
                                                                                                            .class)))))))
                    .orShould()
                    .accessField(String.class, "CASE_INSENSITIVE_ORDER");
}
