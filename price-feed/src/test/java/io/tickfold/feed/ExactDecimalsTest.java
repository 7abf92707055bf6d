package io.tickfold.feed;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.tickfold.feed", importOptions = DoNotIncludeTests.class)
class ExactDecimalsTest {

    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private static final DescribedPredicate<JavaClass> BINARY_FRACTION =
            describe("binary fractions", type -> INEXACT.contains(type.getName()));

    @ArchTest
    static final ArchRule NO_FIELD_HOLDS_A_BINARY_FRACTION =
            noFields().should().haveRawType(BINARY_FRACTION);

    @ArchTest
    static final ArchRule NO_CALL_TAKES_OR_GIVES_A_BINARY_FRACTION =
            noClasses()
                    .should()
                    .callCodeUnitWhere(
                            describe(
                                    "it takes or gives a binary fraction",
                                    call -> isInexact(call)));

    private static boolean isInexact(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        return Stream.concat(
                        target.getRawParameterTypes().stream(),
                        Stream.of(target.getRawReturnType()))
                .anyMatch(BINARY_FRACTION);
    }
}
